package org.clepsydra.fuzz;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * What {@code req~remote.judged~1}, {@code req~remote.proposal~1} and {@code req~remote.plan~1} say
 * of messages, of the proposal and of a LOAD from afar. It was written from these texts alone,
 * without sight of the code that it judges; places and codes are written out here for the same
 * reason.
 *
 * <p>Where a message and an order come in one step, the message is judged first: with the plan and
 * the START or STOP that the step before left.
 *
 * <p>Not final, so that a test can make one with an error in it.
 */
public class RemoteOracle {
    static final int NONE = 0;
    static final int DAMAGED = 1;
    static final int FORGED = 2;
    static final int OTHER_SESSION = 3;
    static final int REPLAYED = 4;
    static final int REORDERED = 5;
    static final int STALE = 6;
    static final int NOT_NOW = 7;
    static final int PROPOSED = 8;

    /** What is said of a LOAD from afar. */
    enum Load {
        AS_ANY_PLAN,
        NOT_AUTHENTIC,
        NOT_PROPOSED
    }

    // Places of the words of a message.
    private static final int MAGIC = 0;
    private static final int SESSION = 1;
    private static final int NUMBER = 2;
    private static final int SENT_MS = 3;
    private static final int PLAN = 4;
    private static final int CRC = 5;

    // Places of the two checksums of an image.
    private static final int CONTROL_CRC = 31;
    private static final int ENVELOPE_CRC = 32 + 32 * 6 + 4 * 5 + 15;

    private static final BigInteger CLEPREMO =
            new BigInteger(1, "CLEPREMO".getBytes(StandardCharsets.US_ASCII));
    private static final BigInteger NUMBER_MAX = BigInteger.valueOf(2_147_483_647L);
    private static final BigInteger SENT_MS_MAX = BigInteger.TWO.pow(52);
    private static final BigInteger LATE_MS = BigInteger.valueOf(30_000);
    private static final BigInteger PROPOSAL_MS = BigInteger.valueOf(600_000);
    private static final BigInteger CASTAGNOLI_REFLECTED = new BigInteger("82F63B78", 16);
    private static final BigInteger ALL_32 = BigInteger.TWO.pow(32).subtract(BigInteger.ONE);

    private BigInteger session = BigInteger.ZERO;
    private BigInteger last = BigInteger.ZERO;
    private BigInteger proposedMs = BigInteger.ZERO;
    private BigInteger proposedNumber = BigInteger.ZERO;
    private long proposal;
    private int verdict;

    /**
     * Takes in one step.
     *
     * @param words the message, or null for none
     * @param free whether no plan is loaded and therapy is stopped
     */
    void step(long[] words, boolean authentic, long shown, long nowMs, boolean free) {
        BigInteger now = BigInteger.valueOf(nowMs);
        if (!BigInteger.valueOf(shown).equals(session)) {
            session = BigInteger.valueOf(shown);
            last = BigInteger.ZERO;
            proposal = 0;
        }
        if (proposal != 0 && isOver(now.subtract(proposedMs))) {
            proposal = 0;
        }
        if (words == null) {
            verdict = NONE;
            return;
        }
        BigInteger number = BigInteger.valueOf(words[NUMBER]);
        verdict = judge(words, authentic, now, free);
        if (isCounted(verdict) && number.compareTo(last) > 0) {
            last = number;
        }
        if (verdict == PROPOSED) {
            proposal = words[PLAN];
            proposedMs = now;
            proposedNumber = number;
        }
    }

    private int judge(long[] words, boolean authentic, BigInteger now, boolean free) {
        BigInteger number = BigInteger.valueOf(words[NUMBER]);
        if (isDamaged(words)) {
            return DAMAGED;
        }
        if (!authentic) {
            return FORGED;
        }
        boolean none = session.signum() == 0;
        if (none || !BigInteger.valueOf(words[SESSION]).equals(session)) {
            return OTHER_SESSION;
        }
        if (number.compareTo(last) <= 0) {
            return again(number.equals(last));
        }
        if (isStale(BigInteger.valueOf(words[SENT_MS]), now)) {
            return STALE;
        }
        return free ? PROPOSED : NOT_NOW;
    }

    boolean isDamaged(long[] words) {
        BigInteger number = BigInteger.valueOf(words[NUMBER]);
        BigInteger sent = BigInteger.valueOf(words[SENT_MS]);
        return !BigInteger.valueOf(words[MAGIC]).equals(CLEPREMO)
                || !BigInteger.valueOf(words[CRC]).equals(checksum(words))
                || number.signum() <= 0
                || number.compareTo(NUMBER_MAX) > 0
                || sent.signum() < 0
                || sent.compareTo(SENT_MS_MAX) > 0
                || words[PLAN] == 0;
    }

    int again(boolean same) {
        return same ? REPLAYED : REORDERED;
    }

    boolean isStale(BigInteger sentMs, BigInteger nowMs) {
        BigInteger ageMs = nowMs.subtract(sentMs);
        return ageMs.signum() < 0 || ageMs.compareTo(LATE_MS) > 0;
    }

    boolean isCounted(int of) {
        return of >= REPLAYED;
    }

    boolean isOver(BigInteger sinceMs) {
        return sinceMs.compareTo(PROPOSAL_MS) >= 0;
    }

    /** CRC-32C over the words before it, bit by bit. */
    public static BigInteger checksum(long[] words) {
        BigInteger crc = ALL_32;
        for (int bit = 0; bit < CRC * Long.SIZE; bit++) {
            // Least significant byte first, and of each byte the least significant bit.
            boolean is = BigInteger.valueOf(words[bit / Long.SIZE]).testBit(bit % Long.SIZE);
            boolean feeds = crc.testBit(0) != is;
            crc = crc.shiftRight(1);
            crc = feeds ? crc.xor(CASTAGNOLI_REFLECTED) : crc;
        }
        return crc.xor(ALL_32);
    }

    /** What is to be said of {@code image} from afar, after {@link #step} of the same step. */
    Load load(long[] image, boolean authentic) {
        if (!authentic) {
            return Load.NOT_AUTHENTIC;
        }
        BigInteger named = BigInteger.valueOf(proposal);
        boolean control = BigInteger.valueOf(image[CONTROL_CRC]).equals(upper(named));
        boolean envelope = BigInteger.valueOf(image[ENVELOPE_CRC]).equals(named.and(ALL_32));
        return proposal != 0 && control && envelope ? Load.AS_ANY_PLAN : Load.NOT_PROPOSED;
    }

    private static BigInteger upper(BigInteger plan) {
        return plan.shiftRight(32).and(ALL_32);
    }

    /** A plan was loaded, from wherever it came. */
    void loaded() {
        proposal = 0;
    }

    /** Of the last step. */
    int verdict() {
        return verdict;
    }

    /** Word PLAN of what stands, 0 for nothing. */
    long proposal() {
        return proposal;
    }

    /** Number of the message that was proposed last. */
    long proposedNumber() {
        return proposedNumber.longValueExact();
    }

    /** The number that was counted last in this session, 0 for none. */
    long last() {
        return last.longValueExact();
    }
}
