//! On which port a program listens that doesn't say so.

use std::collections::HashSet;
use std::fs;

/// The port of this machine's own address on which a process listens.
pub(crate) fn of_process(id: u32) -> Option<u16> {
    let entries = fs::read_dir(format!("/proc/{id}/fd")).ok()?;
    let sockets: HashSet<String> = entries
        .filter_map(|entry| {
            let target = fs::read_link(entry.ok()?.path()).ok()?;
            let inode = target.to_str()?.strip_prefix("socket:[")?;
            Some(inode.strip_suffix(']')?.to_owned())
        })
        .collect();
    let table = fs::read_to_string("/proc/net/tcp").ok()?;
    listening(&table).find_map(|(port, inode)| sockets.contains(inode).then_some(port))
}

/// The ports in `/proc/net/tcp` (proc(5)) that are listened on, with the inode
/// of each one's socket.
fn listening(table: &str) -> impl Iterator<Item = (u16, &str)> {
    table.lines().filter_map(|line| {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let (address, state, inode) = (fields.get(1)?, fields.get(3)?, fields.get(9)?);
        let (_, port) = address.split_once(':')?;
        let port = u16::from_str_radix(port, 16).ok()?;
        (*state == LISTENING).then_some((port, *inode))
    })
}

const LISTENING: &str = "0A";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sockets_that_listen_are_told_from_connections() {
        let table = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:9229 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1052972 1 0 100 0 0 10 0
   1: 0100007F:C350 0100007F:9229 01 00000000:00000000 00:00000000 00000000     0        0 1054819 1 0 20 4 30 10 -1";
        let found: Vec<_> = listening(table).collect();
        assert_eq!(found, [(0x9229, "1052972")]);
    }

    #[test]
    fn this_process_is_found_once_it_listens() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("its port").port();
        let table = fs::read_to_string("/proc/net/tcp").expect("the system's table");
        assert!(listening(&table).any(|(found, _)| found == port));
        assert!(of_process(std::process::id()).is_some());
    }
}
