//! The built page on this machine's own address: files of one folder, with the types that a browser insists on.

use crate::{project, steps::Steps, tools};
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const USUAL_PORT: u16 = 8017;
const LONGEST_REQUEST: usize = 16 * 1024;

/// Sets up, builds and serves until interrupted. Without a port: the usual one, or any free one when that is taken.
pub fn run(port: Option<u16>) -> Result<(), String> {
    let listener = match port {
        Some(port) => TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| format!("port {port}: {error}")),
        None => {
            TcpListener::bind((Ipv4Addr::LOCALHOST, USUAL_PORT)).or_else(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0))).map_err(|error| error.to_string())
        }
    }?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    build(&mut Steps::new(tools::for_site()?))?;
    println!("\ncrm-kpi: http://{address}/ (Ctrl+C ends it)");
    for connection in listener.incoming().flatten() {
        std::thread::spawn(move || answer(connection, &project::site()));
    }
    Ok(())
}

/// The release build of the page, into `dist/site`.
pub fn build(steps: &mut Steps) -> Result<(), String> {
    steps.run("page: release build", Command::new("trunk").args(["build"]))
}

fn answer(mut connection: TcpStream, site: &Path) {
    let _ = connection.set_read_timeout(Some(Duration::from_secs(10)));
    let Some((method, target)) = request(&mut connection) else { return };
    let _ = connection.write_all(&response(&method, &target, site));
}

fn request(connection: &mut TcpStream) -> Option<(String, String)> {
    let (mut text, mut part) = (Vec::new(), [0; 2048]);
    while !text.windows(4).any(|end| end == b"\r\n\r\n") {
        let length = connection.read(&mut part).ok().filter(|length| *length > 0)?;
        text.extend_from_slice(&part[..length]);
        if text.len() > LONGEST_REQUEST {
            return None;
        }
    }
    let text = String::from_utf8_lossy(&text);
    let mut words = text.lines().next()?.split(' ');
    Some((words.next()?.to_owned(), words.next()?.to_owned()))
}

fn response(method: &str, target: &str, site: &Path) -> Vec<u8> {
    let (status, kind, body) = match (method, file_for(target, site)) {
        ("GET" | "HEAD", Some(path)) => match fs::read(&path) {
            Ok(body) => ("200 OK", content_type(&path), body),
            Err(_) => ("404 Not Found", "text/plain; charset=utf-8", b"not found\n".to_vec()),
        },
        ("GET" | "HEAD", None) => ("404 Not Found", "text/plain; charset=utf-8", b"not found\n".to_vec()),
        _ => ("405 Method Not Allowed", "text/plain; charset=utf-8", b"GET and HEAD only\n".to_vec()),
    };
    let mut bytes = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n\
         Referrer-Policy: no-referrer\r\nCross-Origin-Opener-Policy: same-origin\r\nConnection: close\r\n\r\n",
        body.len()
    )
    .into_bytes();
    if method == "GET" {
        bytes.extend(body);
    }
    bytes
}

/// The file that a request means; never one outside the folder.
fn file_for(target: &str, site: &Path) -> Option<PathBuf> {
    let path = percent_decoded(target.split(['?', '#']).next()?)?;
    let inside = Path::new(path.strip_prefix('/')?);
    if !inside.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let path = site.join(inside);
    if path.is_dir() { Some(path.join("index.html")) } else { Some(path) }
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut parts = text.split('%');
    bytes.extend_from_slice(parts.next()?.as_bytes());
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend_from_slice(part.get(2..)?.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let site = Path::new("/site");
        for target in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/a/../../b", "//etc/passwd", "/%2Fetc/passwd", "relative", "/%zz"] {
            assert_eq!(file_for(target, site), None, "{target}");
        }
        assert_eq!(file_for("/a%20b.js?x=/../1", site), Some(PathBuf::from("/site/a b.js")));
    }

    #[test]
    fn wasm_has_the_type_that_streaming_compilation_wants() {
        let folder = std::env::temp_dir().join(format!("crm-kpi-serve-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.wasm"), b"\0asm").unwrap();
        let got = String::from_utf8_lossy(&response("GET", "/a.wasm", &folder)).into_owned();
        assert!(got.starts_with("HTTP/1.1 200 OK\r\nContent-Type: application/wasm\r\nContent-Length: 4\r\n"), "{got}");
        assert!(String::from_utf8_lossy(&response("HEAD", "/a.wasm", &folder)).ends_with("\r\n\r\n"));
        assert!(String::from_utf8_lossy(&response("GET", "/b.wasm", &folder)).starts_with("HTTP/1.1 404"));
        assert!(String::from_utf8_lossy(&response("POST", "/a.wasm", &folder)).starts_with("HTTP/1.1 405"));
        fs::remove_dir_all(folder).unwrap();
    }
}
