//! Which screen uses which operation, read from the sources.
//!
//! An area uses an operation when it names its type; a screen of Admin when it names its id. What the areas use is kept in
//! `src/admin/uses.csv`, because the app shows it; the checks hold that file true.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    cache::Cache,
    failure::{Named, Result},
    inputs,
    options::Options,
};

/// The inventory of what the vendors document.
const OPERATIONS: &str = "crates/api/operations.csv";
/// What the app is told.
const USES: &str = "src/admin/uses.csv";
/// The areas, by how files and folders of theirs are called.
const AREAS: [(&str, &str); 11] = [
    ("chats", "Chats"),
    ("documents", "Documents"),
    ("events", "Events"),
    ("feeds", "Feeds"),
    ("people", "People"),
    ("session", "Sign-in"),
    ("settings", "Settings"),
    ("sign_in", "Sign-in"),
    ("shell", "Shell"),
    ("tasks", "Tasks"),
    ("uploads", "Uploads"),
];

/// A row of the inventory.
struct Documented {
    name: String,
    vendor: String,
    endpoint: String,
}

/// `cargo xtask coverage`
pub(crate) fn run(options: &mut Options) -> Result<ExitCode> {
    options.done()?;
    let cache = Cache::open()?;
    let root = cache.checkout();
    let file = root.join(USES);
    fs::write(&file, uses(root)?).named(|| format!("write {}", file.display()))?;
    print(root)?;
    Ok(ExitCode::SUCCESS)
}

/// Fails when what the app is told is not what the sources say.
pub(crate) fn check(root: &Path) -> Result<()> {
    let kept = fs::read_to_string(root.join(USES)).named(|| format!("read {USES}"))?;
    if kept == uses(root)? { Ok(()) } else { Err(format!("{USES} is old: cargo xtask coverage writes it").into()) }
}

/// Every documented operation with where it is used.
fn print(root: &Path) -> Result<()> {
    let areas = by_area(root)?;
    let screens = by_screen(root)?;
    let (mut all, mut with_screen) = (0, 0);
    for row in documented(root)? {
        let mut users: BTreeSet<&str> = BTreeSet::new();
        users.extend(areas.get(&row.endpoint).into_iter().flatten().copied());
        let id = format!("_{}", row.endpoint);
        let of_vendor = |known: &&String| known.starts_with(&row.vendor) && known.ends_with(&id);
        if screens.iter().any(|known| of_vendor(&known)) {
            users.insert("Admin");
        }
        all += 1;
        with_screen += usize::from(!users.is_empty());
        let users: Vec<_> = if users.is_empty() { vec!["console"] } else { users.into_iter().collect() };
        println!("{:60} {:32} {}", row.name, row.endpoint, users.join(", "));
    }
    println!("\n{all} documented operations, {with_screen} with a screen, the others in the console");
    Ok(())
}

fn documented(root: &Path) -> Result<Vec<Documented>> {
    let text = fs::read_to_string(root.join(OPERATIONS)).named(|| format!("read {OPERATIONS}"))?;
    let row = |line: &str| {
        let columns: Vec<_> = line.split(',').collect();
        let vendor = columns.first()?.split('_').next()?.to_owned();
        Some(Documented { name: (*columns.get(1)?).to_owned(), vendor, endpoint: (*columns.get(4)?).to_owned() })
    };
    Ok(text.lines().skip(1).filter_map(row).collect())
}

/// What the app is told: `workdrive_ListPosts,Feeds`, a line each.
fn uses(root: &Path) -> Result<String> {
    let areas = by_area(root)?;
    let mut lines = BTreeSet::new();
    for row in documented(root)? {
        let used = areas.get(&row.endpoint).into_iter().flatten();
        lines.extend(used.map(|area| format!("{}_{},{area}\n", row.vendor, row.endpoint)));
    }
    Ok(lines.into_iter().collect())
}

/// The areas that name the type of an endpoint.
fn by_area(root: &Path) -> Result<BTreeMap<String, BTreeSet<&'static str>>> {
    let endpoints: BTreeSet<_> = documented(root)?.into_iter().map(|row| row.endpoint).collect();
    let mut found = BTreeMap::<_, BTreeSet<_>>::new();
    for (path, text) in sources(root, "src")? {
        let name = path.strip_prefix(root.join("src")).unwrap_or(&path);
        let first = name.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
        let first = first.unwrap_or_default();
        let Some((_, area)) = AREAS.iter().find(|(known, _)| *known == first.trim_end_matches(".rs")) else { continue };
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '_').collect::<BTreeSet<_>>() {
            if endpoints.contains(word) {
                found.entry(word.to_owned()).or_default().insert(*area);
            }
        }
    }
    Ok(found)
}

/// The ids that the screens of Admin name.
fn by_screen(root: &Path) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for (_, text) in sources(root, "src/admin/screens")? {
        let named = text.split("operation: \"").skip(1).filter_map(|rest| rest.split('"').next());
        found.extend(named.map(str::to_owned));
    }
    Ok(found)
}

fn sources(root: &Path, folder: &str) -> Result<Vec<(PathBuf, String)>> {
    let files = inputs::files(&[root.join(folder)])?;
    let rust = files.into_iter().filter(|file| file.extension().is_some_and(|end| end == "rs"));
    rust.map(|file| {
        let text = fs::read_to_string(&file).named(|| format!("read {}", file.display()))?;
        Ok((file, text))
    })
    .collect()
}
