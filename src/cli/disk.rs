//! Reading and writing files, with errors that say what to do.
#![expect(
    clippy::disallowed_methods,
    reason = "this is where the disk is touched"
)]

use std::io::{self, ErrorKind, Write as _};
use std::path::{Component, Path, PathBuf};
use std::{env, fmt, fs};

/// Why a file could not be found, read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Error {
    /// Name of the file.
    pub(super) name: String,
    /// What is wrong, lower case, no full stop.
    pub(super) problem: String,
    /// What to do about it.
    pub(super) help: &'static str,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.name, self.problem, self.help)
    }
}

impl std::error::Error for Error {}

impl Error {
    /// What `fault` at the file called `name` means to its reader.
    pub(super) fn new(name: &str, fault: &io::Error) -> Self {
        let (problem, help) = match fault.kind() {
            ErrorKind::NotFound => ("no such file or folder".into(), "check the spelling"),
            ErrorKind::PermissionDenied => ("permission denied".into(), "check who may read it"),
            ErrorKind::IsADirectory => ("a folder, not a file".into(), "name a file"),
            ErrorKind::NotADirectory => (
                "a file stands where a folder should be".into(),
                "correct the path",
            ),
            _ => (fault.to_string(), "check the file and the disk"),
        };
        Self {
            name: name.to_owned(),
            problem,
            help,
        }
    }
}

/// The folder the program was started in, and how files are called as seen from there.
#[derive(Clone, Debug)]
pub(super) struct Here {
    folder: PathBuf,
}

impl Here {
    /// Finds the current folder.
    pub(super) fn find() -> Result<Self, Error> {
        let folder = env::current_dir();
        let folder = folder.map_err(|fault| Error::new("current folder", &fault))?;
        Ok(Self { folder })
    }

    /// The same, as if the program had been started in `folder`.
    pub(super) fn at(folder: &Path) -> Self {
        let folder = folder.to_owned();
        Self { folder }
    }

    /// The folder itself.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where `path` as typed leads; `-` is no path.
    pub(super) fn path(&self, path: &Path) -> PathBuf {
        match path.as_os_str() == "-" {
            true => path.to_owned(),
            false => self.folder.join(path),
        }
    }

    /// How people call the file at `path`: relative to the current folder, with `/`.
    pub(super) fn name(&self, path: &Path) -> String {
        relative(&self.folder, path)
    }
}

/// `path` as seen from the folder `from`, with `/` between its parts.
pub(super) fn relative(from: &Path, path: &Path) -> String {
    let (from, path) = (plain(from), plain(&from.join(path)));
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), path.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let root = to
        .iter()
        .take_while(|part| !matches!(part, Component::Normal(_)));
    if shared <= root.count() {
        return path.to_string_lossy().into_owned(); // nothing but the disk in common
    }
    let up = from[shared..].iter().map(|_| "..".into());
    let down = to[shared..]
        .iter()
        .map(|part| part.as_os_str().to_string_lossy());
    let parts: Vec<_> = up.chain(down).collect();
    match parts.is_empty() {
        true => ".".to_owned(),
        false => parts.join("/"),
    }
}

/// `path` without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// What lies at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A folder.
    Folder,
    /// Anything that can be read.
    File,
}

/// What lies at `path`; the file is called `name`.
pub(super) fn kind(path: &Path, name: &str) -> Result<Kind, Error> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Ok(Kind::Folder),
        Ok(_) => Ok(Kind::File),
        Err(fault) => Err(Error::new(name, &fault)),
    }
}

/// The one path that leads to a file, whatever links lead there too.
pub(super) fn canonical(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| plain(path))
}

/// The bytes of a file.
pub(super) fn read(path: &Path, name: &str) -> Result<Vec<u8>, Error> {
    let bytes = fs::read(path).map_err(|fault| Error::new(name, &fault))?;
    sized(bytes, name)
}

/// The bytes of standard input.
pub(super) fn read_stdin(name: &str) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let read = io::Read::read_to_end(&mut io::stdin().lock(), &mut bytes);
    read.map_err(|fault| Error::new(name, &fault))?;
    sized(bytes, name)
}

/// Offsets are 32 bits wide.
fn sized(bytes: Vec<u8>, name: &str) -> Result<Vec<u8>, Error> {
    match u32::try_from(bytes.len()) {
        Ok(len) if len < u32::MAX / 2 => Ok(bytes),
        _ => Err(Error {
            name: name.to_owned(),
            problem: "larger than two gigabytes".into(),
            help: "cut it into articles",
        }),
    }
}

/// The text of a file; `None` where there is no file.
pub(super) fn read_text(path: &Path, name: &str) -> Result<Option<String>, Error> {
    match fs::read(path) {
        Err(fault) if fault.kind() == ErrorKind::NotFound => Ok(None),
        Err(fault) => Err(Error::new(name, &fault)),
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(text)),
            Err(_) => Err(Error {
                name: name.to_owned(),
                problem: "not UTF-8".into(),
                help: "save the file as UTF-8",
            }),
        },
    }
}

/// The paths in a folder, sorted; none where there is no folder.
pub(super) fn list(folder: &Path, name: &str) -> Result<Vec<PathBuf>, Error> {
    let entries = match fs::read_dir(folder) {
        Err(fault) if fault.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(|fault| Error::new(name, &fault))?,
    };
    let paths = entries.map(|entry| entry.map(|e| e.path()));
    let mut paths: Vec<PathBuf> = paths
        .collect::<Result<_, _>>()
        .map_err(|fault| Error::new(name, &fault))?;
    paths.sort();
    Ok(paths)
}

/// Makes a folder and those above it; it may be there already.
pub(super) fn make_folder(folder: &Path, name: &str) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(|fault| cannot_write(name, &fault))
}

/// Whether a file that is already there may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Existing {
    /// It is replaced.
    Replace,
    /// It stays, and writing fails.
    Keep,
}

/// Writes a file in one step: a reader sees the old text or the new, never half of one.
pub(super) fn write(path: &Path, name: &str, text: &str, existing: Existing) -> Result<(), Error> {
    let failed = |fault: &io::Error| cannot_write(name, fault);
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|fault| failed(&fault))?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".claimlint-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666)); // less what the umask takes
    }
    let mut file = builder
        .tempfile_in(folder)
        .map_err(|fault| failed(&fault))?;
    file.write_all(text.as_bytes())
        .map_err(|fault| failed(&fault))?;
    let persisted = match existing {
        Existing::Replace => file.persist(path),
        Existing::Keep => file.persist_noclobber(path),
    };
    persisted.map(drop).map_err(|fault| failed(&fault.error))
}

fn cannot_write(name: &str, fault: &io::Error) -> Error {
    if fault.kind() == ErrorKind::AlreadyExists {
        return Error {
            name: name.to_owned(),
            problem: "is there already and was left as it is".into(),
            help: "remove it to start anew",
        };
    }
    Error {
        name: name.to_owned(),
        problem: format!("cannot be written ({fault})"),
        help: "check who may write there, and that the disk has room",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_seen_from_the_folder() {
        let from = Path::new("/desk/news");
        assert_eq!(relative(from, Path::new("sources/a.md")), "sources/a.md");
        assert_eq!(relative(from, Path::new("./x/../a.md")), "a.md");
        assert_eq!(relative(from, Path::new("/desk/news/a.md")), "a.md");
        assert_eq!(
            relative(from, Path::new("../drafts/a.md")),
            "../drafts/a.md"
        );
        assert_eq!(relative(from, Path::new(".")), ".");
        assert_eq!(relative(from, Path::new("/dev/null")), "/dev/null");
    }
}
