package org.clepsydra.fuzz;

import java.util.SplittableRandom;

/**
 * Messages from afar, from a seed: half of them right or nearly so, the others forged, replayed,
 * reordered, stale, for other sessions or damaged.
 */
final class RemoteSender {
    private static final int WORDS = 6;
    private static final int SESSION = 1;
    private static final int NUMBER = 2;
    private static final int SENT_MS = 3;
    private static final int PLAN = 4;
    private static final int CRC = 5;
    private static final long MAGIC = 0x434C_4550_5245_4D4FL;
    private static final long NUMBER_MAX = 2_147_483_647L;
    private static final long LATE_MS = 30_000;
    private static final long SENT_MS_MAX = 1L << 52;
    private static final int KEPT = 64;

    private final SplittableRandom random;
    private final long[] plans;
    private final long[] words = new long[WORDS];
    private final long[][] sent = new long[KEPT][WORDS];
    private boolean authentic;
    private int count;
    private long sessionBefore;

    /** Proposes {@code plans}, and at times one that does not exist. */
    RemoteSender(long seed, long[] plans) {
        random = new SplittableRandom(seed);
        this.plans = plans;
    }

    long[] words() {
        return words;
    }

    boolean authentic() {
        return authentic;
    }

    /** Keeps in mind a session that is over. */
    void leave(long session) {
        sessionBefore = session;
    }

    /** Makes the next message. */
    void next(long session, long last, long nowMs) {
        right(session, last, nowMs);
        int kind = random.nextInt(100);
        if (kind < 36) {
            seal();
        } else if (kind < 50) {
            nearly(last, nowMs);
        } else if (kind < 86) {
            wrong(kind, last, nowMs);
        } else {
            damaged(kind);
        }
        if (random.nextInt(20) == 0) {
            second();
        }
        System.arraycopy(words, 0, sent[count % KEPT], 0, WORDS);
        count++;
    }

    private void right(long session, long last, long nowMs) {
        boolean leaps = random.nextInt(10_000) == 0;
        authentic = true;
        words[0] = MAGIC;
        words[SESSION] = session;
        words[NUMBER] = leaps ? NUMBER_MAX - random.nextInt(3) : last + 1 + random.nextInt(3);
        words[SENT_MS] = Math.max(0, nowMs - random.nextInt(2_000));
        words[PLAN] = plan();
    }

    /** Mostly of an image; at times the halves of two, or of none. */
    private long plan() {
        long one = plans[random.nextInt(plans.length)];
        long other = plans[random.nextInt(plans.length)];
        return switch (random.nextInt(16)) {
            case 0 -> random.nextLong() | 1;
            case 1, 2 -> (one >>> 32 << 32) | (other & 0xFFFF_FFFFL);
            default -> one;
        };
    }

    /** On one side or the other of a limit. */
    private void nearly(long last, long nowMs) {
        switch (random.nextInt(4)) {
            case 0 -> words[NUMBER] = last + random.nextInt(3) - 1;
            case 1 -> words[SENT_MS] = nowMs - LATE_MS + random.nextInt(3) - 1;
            case 2 -> words[SENT_MS] = nowMs + random.nextInt(3) - 1;
            default -> words[NUMBER] = last + 1;
        }
        seal();
    }

    private void wrong(int kind, long last, long nowMs) {
        if (kind < 58) {
            // With a number ahead, that would silence the sender if it were counted.
            words[NUMBER] += random.nextInt(1_000);
            authentic = false;
        } else if (kind < 66) {
            otherSession();
        } else if (kind < 73) {
            words[NUMBER] = last;
        } else if (kind < 76) {
            words[NUMBER] = last - 1 - random.nextInt(5);
        } else if (kind < 80) {
            System.arraycopy(sent[random.nextInt(KEPT)], 0, words, 0, WORDS);
            return;
        } else {
            long off = 1L + random.nextInt(100_000);
            words[SENT_MS] = random.nextBoolean() ? nowMs + off : nowMs - LATE_MS - off;
        }
        seal();
    }

    private void otherSession() {
        words[SESSION] =
                switch (random.nextInt(4)) {
                    case 0 -> 0;
                    case 1 -> sessionBefore;
                    case 2 -> words[SESSION] ^ (1L << random.nextInt(Long.SIZE));
                    default -> random.nextLong();
                };
    }

    private void damaged(int kind) {
        seal();
        if (kind < 94) {
            words[random.nextInt(WORDS)] ^= 1L << random.nextInt(Long.SIZE);
        } else if (kind < 96) {
            for (int i = 0; i < WORDS; i++) {
                words[i] = random.nextLong();
            }
        } else {
            outOfRange();
            seal();
        }
    }

    private void outOfRange() {
        switch (random.nextInt(8)) {
            case 0 -> words[0] ^= 1L << random.nextInt(Long.SIZE);
            case 1 -> words[NUMBER] = 0;
            case 2 -> words[NUMBER] = NUMBER_MAX + 1;
            case 3 -> words[NUMBER] = -words[NUMBER];
            case 4 -> words[SENT_MS] = -1;
            case 5 -> words[SENT_MS] = SENT_MS_MAX + random.nextInt(2);
            case 6 -> words[SENT_MS] = Long.MIN_VALUE;
            default -> words[PLAN] = 0;
        }
    }

    /** Something else that is wrong with it. */
    private void second() {
        switch (random.nextInt(3)) {
            case 0 -> authentic = false;
            case 1 -> {
                otherSession();
                seal();
            }
            default -> words[CRC] ^= 1L << random.nextInt(Long.SIZE);
        }
    }

    private void seal() {
        words[CRC] = RemoteOracle.checksum(words).longValueExact();
    }
}
