package org.clepsydra.remote;

import org.clepsydra.port.RemoteFrame;
import org.clepsydra.port.RemoteLayout;
import org.clepsydra.port.Stages;
import org.clepsydra.quantity.Crc32c;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * Judges messages from afar, and keeps what was proposed. Nobody who reads it has to heed it: a
 * plan is loaded by an order at the pump or not at all.
 */
@Realizes({"req~remote.judged~1", "req~remote.nothing-else~1", "req~remote.proposal~1"})
public final class Proposals {
    private static final long NUMBER_MAX = 2_147_483_647L;
    private static final long SENT_MS_MAX = 1L << 52;
    private static final long ON_THE_WAY_MS_MAX = 30_000;
    private static final long STANDS_MS = 600_000;

    private final Crc32c crc = new Crc32c();
    private final long[] message = new long[RemoteLayout.WORDS];
    private long session;
    private long lastNumber;
    private int verdict = RemoteVerdict.NONE;
    private long plan;
    private long number;
    private @Ms long leftMs;
    private boolean taken;

    /**
     * Judges the message in the frame, if there is one; before the therapy. What there is to
     * compute is computed without one too, so that a flood costs no more than silence.
     *
     * @param nowMs time of this step
     * @param elapsedMs time since the last, 0 or more
     * @param mayPropose whether no plan is loaded and therapy is stopped
     */
    @Realizes({"req~remote.judged~1", "req~remote.proposal~1", "req~structure.flow~1"})
    public int step(RemoteFrame in, @Ms long nowMs, @Ms long elapsedMs, boolean mayPropose) {
        leftMs = Units.ms(Math.max(0, leftMs - elapsedMs));
        if (in.session() != session) {
            session = in.session();
            lastNumber = 0;
            leftMs = 0;
        }
        // Copied first and judged after, so that what was judged is what is kept.
        for (int i = 0; i < RemoteLayout.WORDS; i++) {
            message[i] = in.words()[i];
        }
        int found = judge(in.authentic(), nowMs, mayPropose);
        verdict = in.present() ? found : RemoteVerdict.NONE;
        // By then its number is above the last.
        if (verdict >= RemoteVerdict.STALE) {
            lastNumber = message[RemoteLayout.NUMBER];
        }
        if (verdict == RemoteVerdict.PROPOSED) {
            propose();
        }
        return Stages.PROPOSALS;
    }

    private int judge(boolean authentic, @Ms long nowMs, boolean mayPropose) {
        if (!whole()) {
            return RemoteVerdict.DAMAGED;
        }
        if (!authentic) {
            return RemoteVerdict.FORGED;
        }
        if (session == 0 || message[RemoteLayout.SESSION] != session) {
            return RemoteVerdict.OTHER_SESSION;
        }
        if (message[RemoteLayout.NUMBER] <= lastNumber) {
            boolean again = message[RemoteLayout.NUMBER] == lastNumber;
            return again ? RemoteVerdict.REPLAYED : RemoteVerdict.REORDERED;
        }
        long sentMs = message[RemoteLayout.SENT_MS];
        // Only what lies behind is subtracted, which cannot overflow.
        if (sentMs > nowMs || nowMs - sentMs > ON_THE_WAY_MS_MAX) {
            return RemoteVerdict.STALE;
        }
        return mayPropose ? RemoteVerdict.PROPOSED : RemoteVerdict.NOT_NOW;
    }

    private boolean whole() {
        crc.begin();
        for (int i = 0; i < RemoteLayout.CRC; i++) {
            crc.word(message[i]);
        }
        long sentMs = message[RemoteLayout.SENT_MS];
        return message[RemoteLayout.MAGIC] == RemoteLayout.REMOTE_MAGIC
                && message[RemoteLayout.CRC] == crc.value()
                && message[RemoteLayout.NUMBER] >= 1
                && message[RemoteLayout.NUMBER] <= NUMBER_MAX
                && sentMs >= 0
                && sentMs <= SENT_MS_MAX
                && message[RemoteLayout.PLAN] != 0;
    }

    @Realizes("req~remote.proposal~1")
    private void propose() {
        plan = message[RemoteLayout.PLAN];
        number = message[RemoteLayout.NUMBER];
        leftMs = Units.ms(STANDS_MS);
    }

    /**
     * Ends what stands where a plan is loaded, whichever it is; after the therapy.
     *
     * @param loaded whether a plan is
     * @param fromAfar whether the image in the frame came from afar
     */
    @Realizes({"req~remote.logged~1", "req~remote.proposal~1", "req~structure.flow~1"})
    public int conclude(boolean loaded, boolean fromAfar) {
        // Nothing stands while one is loaded, so that it was loaded in this step.
        taken = loaded && fromAfar && leftMs > 0;
        if (loaded) {
            leftMs = 0;
        }
        return Stages.CONCLUSION;
    }

    /** What was said of the message in the last step, one of {@link RemoteVerdict}. */
    public int verdict() {
        return verdict;
    }

    /** The session that the device showed last; 0 for none. */
    public long session() {
        return session;
    }

    /** The plan that is proposed, as in {@link RemoteLayout#PLAN}; 0 for none. */
    @Realizes("req~remote.proposal~1")
    public long plan() {
        return leftMs > 0 ? plan : 0;
    }

    /** Number of the message that proposed it, or proposed the last one. */
    public long number() {
        return number;
    }

    /** Whether what was proposed was loaded in the last step. */
    public boolean taken() {
        return taken;
    }
}
