//! A file or folder, as it is called on every device.

use crate::config::Config;
use crate::model::files::Prefix;

/// A file or folder by its location and its path there: without the identity id, so that it means the same where files were taken
/// over into another folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The location's id.
    pub location: String,
    /// The path below it; a folder's ends in a slash.
    pub path: String,
}

impl Spot {
    /// That of a key or prefix of the bucket: in the location with the longest prefix that holds it. `None` where no location does,
    /// and for a location itself.
    pub fn of(config: &Config, identity: &str, id: &str) -> Option<Self> {
        let holding = config.locations.iter().filter_map(|location| {
            let path = id.strip_prefix(location.prefix_for(identity).as_str())?;
            (!path.is_empty()).then(|| Self { location: location.id.clone(), path: path.to_owned() })
        });
        holding.min_by_key(|spot| spot.path.len())
    }

    /// Reads an entry's key.
    pub fn parse(key: &str) -> Option<Self> {
        let (location, path) = key.split_once('/')?;
        let is_good = !location.is_empty() && !path.is_empty();
        is_good.then(|| Self { location: location.to_owned(), path: path.to_owned() })
    }

    /// The entry's key. A location's id has no slash.
    pub fn key(&self) -> String {
        [&self.location, "/", &self.path].concat()
    }

    /// Its key or prefix in the bucket; `None` where there is no such location any more.
    pub fn id(&self, config: &Config, identity: &str) -> Option<String> {
        let location = config.locations.iter().find(|it| it.id == self.location)?;
        Some([location.prefix_for(identity).as_str(), &self.path].concat())
    }

    /// Whether it is a folder.
    pub fn is_folder(&self) -> bool {
        self.path.ends_with('/')
    }

    /// Its own name, without a slash; `/` for a folder that has none.
    pub fn name(&self) -> &str {
        let path = self.path.strip_suffix('/').unwrap_or(&self.path);
        let name = path.rsplit('/').next().unwrap_or(path);
        if name.is_empty() { "/" } else { name }
    }

    /// The folder that it is in, below its location.
    pub fn folder(&self) -> Prefix {
        let path = self.path.strip_suffix('/').unwrap_or(&self.path);
        Prefix::new(path.rfind('/').map_or("", |slash| &path[..=slash]))
    }
}
