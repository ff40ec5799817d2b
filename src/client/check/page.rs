//! The page's own files, as its host serves them: headers alone.

use super::{Examiner, random};
use crate::aws::http::{Method, Request};
use crate::client::ports::Ports;
use crate::client::ports::surroundings::Surroundings;
use crate::model::check::{File, FileKind, OfPage};

impl Examiner {
    /// Notes how they are served.
    pub(super) async fn page(&self) {
        let page = examine_files(&self.ports, &*self.around).await;
        self.note(|seen| seen.page = page);
    }
}

/// Asks for the files, past the browser's cache, one after the other. What is not answered is left out.
pub async fn examine_files(ports: &Ports, around: &dyn Surroundings) -> OfPage {
    let mut asked = vec![(FileKind::Index, around.page()), (FileKind::Config, "./config.json".to_owned())];
    asked.extend(around.hashed_file().map(|name| (FileKind::Hashed, name)));
    asked.push((FileKind::Worker, "./sw.js".to_owned()));
    asked.push((FileKind::Missing, format!("./no-such-file-{}.js", random(ports))));
    let mut files = Vec::new();
    for (kind, name) in asked {
        let request = Request::new(Method::Head, name.as_str());
        if let Ok(response) = ports.http.send(request, None).await {
            let name = name.trim_start_matches("./").to_owned();
            files.push(File { kind, name, status: response.status, headers: response.headers });
        }
    }
    OfPage { origin: around.origin(), is_secure: around.is_secure(), files }
}
