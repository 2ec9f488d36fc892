// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import java.util.List;

/** The help page for keys and columns. */
final class HelpPage {

    private HelpPage() {}

    static final List<String> LINES = """
            Keys
              o  opens/s    n  open     t  TIME_WAIT    u  reuse    s  call site
              1  localFin   2  remoteFin   3  localReset   4  remoteReset
                    sort by that column; < and > or the arrows by the next or previous one
              r     reverse the order
              /     show call sites with this in their name; Enter keeps it, Esc drops it
              p     pause and resume
              j k   scroll, as the arrows, space, page up and down, Home and End do
              q     quit, like Esc and Ctrl-C
            Columns
              opens/s    connections opened, or accepted, in a second
              localFin   lFIN  closed by this process first: TIME_WAIT on this host
              remoteFin  rFIN  closed by the peer first: TIME_WAIT there
              localReset  lRST, remoteReset  rRST  aborted by this process, by the peer
              open       connections open now
              reuse      1 - opened / HTTP requests, of all so far
              TIME_WAIT  TIMEW  the kernel's sockets that this call site left
              > opens connections, < accepts them
            Any key goes back to the table.""".lines().toList();
}
