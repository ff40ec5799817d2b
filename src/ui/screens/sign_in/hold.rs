//! A guest who signs in while uploads are under way: the uploads would end with the guest's session, so what shall become of them is
//! asked once the pool has accepted the sign-in, as it is before signing out.

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::FutureExt;

use crate::model::auth::Event;
use crate::ui::context::App;
use crate::ui::managed::ask_first;

/// Has sign-ins wait for the answer. Who would rather stay a guest gives the sign-in up.
pub fn ask_guest(app: App) {
    app.session().before_entry(move || {
        let (sender, answer) = oneshot::channel::<()>();
        let sender = Cell::new(Some(sender));
        // A question that is closed drops this, and with it the sender.
        let go_on = move || {
            if let Some(sender) = sender.take() {
                sender.send(()).ok();
            }
        };
        ask_first(app, Rc::new(go_on));
        async move {
            if answer.await.is_err() {
                app.dispatch(Event::Cancel);
            }
        }
        .boxed_local()
    });
}
