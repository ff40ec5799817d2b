use crate::config::Form;
use crate::model::text::Config;

pub const CONFIG: Config = Config {
    title: "このページはまだ設定が済んでいません",
    lead: "このページと同じ場所にある config.json に正しくない項目があります。修正されるまで、サインインはできません。",
    not_there: "このページと同じ場所に config.json がありません。config.example.json をその名前でコピーし、内容を記入してください。",
    is_page: "config.json の代わりにウェブページが返されました。サーバーがどのアドレスにも同じページを返しているか、プロキシがサインインを求めています。",
    status: "config.json の読み込み時に、サーバーがエラーを返しました。",
    unreachable: "config.json を読み込めませんでした。応答がありません。接続を確認して、もう一度お試しください。",
    key: "項目",
    seen: "現在の値",
    nothing: "なし（項目がありません）",
    expected: "正しい形式",
    next: "管理者の方は、ファイルを修正してから再読み込みしてください。それ以外の方は、管理者にお知らせください。",
    form,
};

fn form(form: &Form) -> String {
    match form {
        Form::Json { line, column } => {
            return ["JSON（", &line.to_string(), " 行 ", &column.to_string(), " 文字目で途切れています）"]
                .concat();
        }
        Form::KnownKey(Some(name)) => return ["既知の項目（\"", name, "\" の誤りかもしれません）"].concat(),
        Form::OneOf(words) => return ["\"", &words.join("\"、\""), "\" のいずれか"].concat(),
        Form::KnownKey(None) => "config.schema.json にある項目",
        Form::Object => "オブジェクト { … }",
        Form::List { filled: false } => "リスト [ … ]",
        Form::List { filled: true } => "1 つ以上の要素を持つリスト [ … ]",
        Form::Flag => "true または false",
        Form::Minutes => "3～15 の整数（分）",
        Form::SessionSeconds => "900～43200 の整数（秒）",
        Form::Text => "空でない文字列",
        Form::Name => "空でない文字列、または { \"en\": …, \"ja\": … } のように言語ごとの文字列",
        Form::Colour => "#2f6f6a のような色",
        Form::Region => "us-east-1 のような AWS リージョン",
        Form::StoreRegion => "us-east-1 のようなリージョン",
        Form::UserPoolId => "us-east-1_AbCdEf123 のようなユーザープール ID",
        Form::ClientId => "1example23456789 のようなアプリクライアント ID",
        Form::IdentityPoolId => "us-east-1:11111111-2222-3333-4444-555555555555 のような ID プール ID",
        Form::RoleArn => "arn:aws:iam::123456789012:role/alcove-users のようなロールの ARN",
        Form::Bucket => "バケット名（英小文字、数字、ドット、ハイフンで 3～63 文字）",
        Form::Endpoint => "https://s3.example.org のようなアドレス",
        Form::LocationId => "英小文字と数字の語をハイフンでつないだもの",
        Form::UniqueId => "ほかの場所と重ならない id",
        Form::Prefix => "users/{identity_id}/ や shared/ のような、スラッシュで終わるプレフィックス",
    }
    .to_owned()
}
