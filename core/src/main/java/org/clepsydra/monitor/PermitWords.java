package org.clepsydra.monitor;

import org.clepsydra.port.LinkFrame;
import org.clepsydra.port.LinkLayout;
import org.clepsydra.trace.Realizes;

/** A permit on its way over the link: the monitor writes it, and on the other side reads it. */
@Realizes("req~link.reply~2")
public final class PermitWords {
    private PermitWords() {}

    /** Fills the words of a reply that are the permit's; {@code begins} an overlay. */
    static void write(Permit permit, boolean begins, LinkFrame reply) {
        long granted = permit.granted() ? LinkLayout.GRANTED : 0;
        long began = begins ? LinkLayout.OVERLAY_BEGINS : 0;
        long under = permit.underDelivers() ? LinkLayout.UNDER_DELIVERS : 0;
        reply.set(LinkLayout.FLAGS, granted | began | under);
        reply.set(LinkLayout.REASON, permit.reason());
        reply.set(LinkLayout.MICROSTEPS_MAX, permit.microstepsMax());
        reply.set(LinkLayout.BACK_MICROSTEPS_MAX, permit.backMicrostepsMax());
        reply.set(LinkLayout.ENVELOPE_CHECKSUM, permit.envelopeChecksum());
        reply.set(LinkLayout.OVERLAY, permit.overlay());
        reply.set(LinkLayout.OVERLAY_MS_MAX, permit.overlayMsMax());
    }

    /** Takes the permit of a reply that was found whole; {@code poor} is the link. */
    public static void read(LinkFrame reply, boolean poor, Permit out) {
        long flags = reply.word(LinkLayout.FLAGS);
        boolean begins = (flags & LinkLayout.OVERLAY_BEGINS) != 0;
        out.apart(false);
        out.underDelivers(poor || (flags & LinkLayout.UNDER_DELIVERS) != 0);
        out.overlay(
                (int) reply.word(LinkLayout.OVERLAY),
                begins,
                Quantities.ms(reply.word(LinkLayout.OVERLAY_MS_MAX)));
        if ((flags & LinkLayout.GRANTED) != 0) {
            out.grant(
                    Quantities.microsteps(reply.word(LinkLayout.MICROSTEPS_MAX)),
                    Quantities.microsteps(reply.word(LinkLayout.BACK_MICROSTEPS_MAX)),
                    reply.word(LinkLayout.ENVELOPE_CHECKSUM));
        } else {
            int why = (int) reply.word(LinkLayout.REASON);
            // Only a faulty monitor says so of a request that it heard.
            out.deny(why == DenyReason.LINK ? DenyReason.MEMORY : why);
        }
    }

    /** No reply: nothing is permitted, and what ran is thought to run still. */
    public static void none(boolean apart, boolean poor, Permit out) {
        out.apart(apart);
        out.underDelivers(poor || out.underDelivers());
        out.overlay(out.overlay(), false, out.overlayMsMax());
        out.deny(DenyReason.LINK);
    }
}
