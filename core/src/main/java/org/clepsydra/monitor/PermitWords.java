package org.clepsydra.monitor;

import org.clepsydra.port.LinkLayout;
import org.clepsydra.trace.Realizes;

/** A permit on its way over the link: the monitor writes it, and on the other side reads it. */
@Realizes("req~link.reply~1")
public final class PermitWords {
    private PermitWords() {}

    /** Fills the words of a reply that are the permit's; {@code begins} an overlay. */
    static void write(Permit permit, boolean begins, long[] words) {
        long granted = permit.granted() ? LinkLayout.GRANTED : 0;
        long began = begins ? LinkLayout.OVERLAY_BEGINS : 0;
        long under = permit.underDelivers() ? LinkLayout.UNDER_DELIVERS : 0;
        words[LinkLayout.FLAGS] = granted | began | under;
        words[LinkLayout.REASON] = permit.reason();
        words[LinkLayout.MICROSTEPS_MAX] = permit.microstepsMax();
        words[LinkLayout.BACK_MICROSTEPS_MAX] = permit.backMicrostepsMax();
        words[LinkLayout.ENVELOPE_CHECKSUM] = permit.envelopeChecksum();
        words[LinkLayout.OVERLAY] = permit.overlay();
        words[LinkLayout.OVERLAY_MS_MAX] = permit.overlayMsMax();
    }

    /** Takes the permit of a reply that was found whole. */
    public static void read(long[] words, Permit out) {
        long flags = words[LinkLayout.FLAGS];
        boolean begins = (flags & LinkLayout.OVERLAY_BEGINS) != 0;
        out.apart(false);
        out.underDelivers((flags & LinkLayout.UNDER_DELIVERS) != 0);
        out.overlay(
                (int) words[LinkLayout.OVERLAY],
                begins,
                Quantities.ms(words[LinkLayout.OVERLAY_MS_MAX]));
        if ((flags & LinkLayout.GRANTED) != 0) {
            out.grant(
                    Quantities.microsteps(words[LinkLayout.MICROSTEPS_MAX]),
                    Quantities.microsteps(words[LinkLayout.BACK_MICROSTEPS_MAX]),
                    words[LinkLayout.ENVELOPE_CHECKSUM]);
        } else {
            out.deny((int) words[LinkLayout.REASON]);
        }
    }

    /** No reply: nothing is permitted, and what ran is thought to run still. */
    public static void none(boolean apart, Permit out) {
        out.apart(apart);
        out.overlay(out.overlay(), false, out.overlayMsMax());
        out.deny(DenyReason.LINK);
    }
}
