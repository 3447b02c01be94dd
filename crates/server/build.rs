//! Puts the built app into the program: the files of the folder `ROTUNDA_APP_DIR`, when that is set.

use std::{env, fmt::Write as _, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-env-changed=ROTUNDA_APP_DIR");
    println!("cargo::rerun-if-changed=build.rs");
    let mut files = Vec::new();
    if let Ok(folder) = env::var("ROTUNDA_APP_DIR")
        && !folder.is_empty()
    {
        println!("cargo::rerun-if-changed={folder}");
        collect(Path::new(&folder), "", &mut files);
    }
    let mut table =
        String::from("/// Path and bytes of each file inside the program.\nstatic EMBEDDED: &[(&str, &[u8])] = &[\n");
    for (path, file) in files {
        writeln!(table, "    ({path:?}, include_bytes!({file:?})),").expect("a String takes everything");
    }
    table.push_str("];\n");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("app_files.rs"), table).expect("OUT_DIR can be written to");
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, String)>) {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|e| panic!("cannot read ROTUNDA_APP_DIR {}: {e}", folder.display()));
    let mut entries: Vec<_> = entries.map(|entry| entry.expect("a folder can be listed").path()).collect();
    entries.sort();
    for path in entries {
        let name = format!("{prefix}/{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            collect(&path, &name, files);
        } else {
            files.push((name, path.canonicalize().expect("the file was just listed").display().to_string()));
        }
    }
}
