package org.clepsydra.link;

import org.clepsydra.monitor.Permit;
import org.clepsydra.monitor.PermitWords;
import org.clepsydra.port.LinkFrame;
import org.clepsydra.port.LinkLayout;
import org.clepsydra.port.Stages;
import org.clepsydra.quantity.Crc32c;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;

/** Asks the monitor for permits, and takes its answers. */
@Realizes("req~link.restore~2")
public final class MonitorLink {
    private static final long APART_MS = 300;

    /** What the lost time is counted in, so that an eighth of each millisecond is. */
    private static final long EIGHTHS = 8;

    private static final long POOR_EIGHTHS = 6_000 * EIGHTHS;

    private final Crc32c crc = new Crc32c();
    private final LinkFrame message = new LinkFrame();
    private long session;
    private long number;
    private long first;
    private boolean begun;
    private @Ms long lastMs;
    private long sinceMs;
    private @Ms long silentMs;
    private boolean runs;
    private long lostEighths;
    private boolean poor;
    private boolean apart;
    private boolean taken;
    private long envelope;
    private @Ms long reachedMs;

    /**
     * @param challenge number of the first session since power-on; the device gives one whose upper
     *     half no power-on before had
     */
    public MonitorLink(long challenge) {
        session = challenge;
    }

    /** How far the control channel may have come before power-on; until a reply is taken. */
    public void reached(long envelopeChecksum, @Ms long ms) {
        envelope = envelopeChecksum;
        reachedMs = ms;
    }

    /** Takes the reply to the last request, or permits nothing; before all else of a step. */
    @Realizes({"req~link.lost~1", "req~link.poor~1", "req~link.reply~2"})
    public int read(LinkFrame reply, @Ms long nowMs, Permit out) {
        pass(nowMs);
        // Copied first and judged after, so that what was judged is what is used.
        message.copy(reply);
        taken = message.present() && whole() && answers();
        if (taken) {
            first = message.word(LinkLayout.FIRST);
            silentMs = 0;
            apart = false;
            envelope = 0;
            reachedMs = 0;
            regain();
            PermitWords.read(message, poor, out);
            runs = out.granted();
        } else {
            boolean lost = silentMs >= APART_MS;
            if (lost && !apart) {
                renew();
            }
            apart = lost;
            lose();
            PermitWords.none(apart, poor, out);
        }
        return Stages.MONITOR;
    }

    private void pass(@Ms long nowMs) {
        // A difference that wraps around reads as backwards; where a clock begins says nothing.
        long passedMs = begun && nowMs > lastMs ? Math.max(0, nowMs - lastMs) : 0;
        sinceMs = Math.min(passedMs, APART_MS);
        silentMs = Units.ms(Math.min(APART_MS, silentMs + sinceMs));
        begun = true;
        lastMs = nowMs;
    }

    /** The motor rests without a reply: where that is often, too little is given. */
    @Realizes("req~link.poor~1")
    private void lose() {
        // Once apart nothing runs, and that is announced by itself.
        runs = runs && !apart;
        if (runs) {
            lostEighths = Math.min(POOR_EIGHTHS, lostEighths + sinceMs * EIGHTHS);
        }
        poor = poor || lostEighths >= POOR_EIGHTHS;
    }

    @Realizes("req~link.poor~1")
    private void regain() {
        lostEighths = Math.max(0, lostEighths - sinceMs);
        poor = poor && lostEighths > 0;
    }

    private boolean whole() {
        return message.word(LinkLayout.REPLY_CRC) == seal(LinkLayout.REPLY_CRC)
                && message.word(LinkLayout.MAGIC) == LinkLayout.REPLY_MAGIC;
    }

    /** Whether it is the answer to the last request, of a monitor that was there all session. */
    @Realizes({"req~link.reply~2", "req~link.session~1"})
    private boolean answers() {
        boolean same = first == 0 || message.word(LinkLayout.FIRST) == first;
        return same
                && message.word(LinkLayout.SESSION) == session
                && message.word(LinkLayout.NUMBER) == number;
    }

    /** Another session: the monitor stops, and both say anew where they are. */
    @Realizes("req~link.session~1")
    private void renew() {
        session = session + 1;
        number = 0;
        first = 0;
    }

    /** Writes the next request; after all else of a step, and once before the first. */
    @Realizes("req~link.request~1")
    public void ask(LinkFrame request) {
        if (number >= LinkLayout.NUMBER_MAX) {
            renew();
        }
        number = number + 1;
        message.set(LinkLayout.MAGIC, LinkLayout.REQUEST_MAGIC);
        message.set(LinkLayout.SESSION, session);
        message.set(LinkLayout.NUMBER, number);
        message.set(LinkLayout.ENVELOPE, envelope);
        message.set(LinkLayout.REACHED_MS, reachedMs);
        message.set(LinkLayout.REQUEST_CRC, seal(LinkLayout.REQUEST_CRC));
        message.present(true);
        request.copy(message);
    }

    /** CRC-32C over the words before {@code end}. */
    private long seal(int end) {
        crc.begin();
        for (int i = 0; i < LinkLayout.REPLY_CRC; i++) {
            if (i < end) {
                crc.word(message.word(i));
            }
        }
        return crc.value();
    }

    /** Whether a reply was taken in this step. */
    public boolean taken() {
        return taken;
    }

    /** Of the reply that was taken: whether the monitor held what it held before. */
    public boolean found() {
        return (message.word(LinkLayout.FLAGS) & LinkLayout.FOUND) != 0;
    }

    /** Of the reply that was taken: checksum of the envelope that the monitor held, 0 for none. */
    public long heldEnvelope() {
        return message.word(LinkLayout.HELD_ENVELOPE);
    }

    /** Of the reply that was taken: what it had counted of the curve under it. */
    public @Nl long heldSeenNl() {
        return Units.nl(message.word(LinkLayout.HELD_SEEN_NL));
    }
}
