package org.clepsydra.bench.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.clepsydra.PumpCore;
import org.junit.jupiter.api.Test;

class CoreFieldsTest {
    /** A small graph with every type there is. */
    @SuppressWarnings("unused")
    private static final class Small {
        private static final long CONSTANT = 3;
        private final long[] words = new long[3];
        private final Small[] more;
        private long word;
        private int number;
        private boolean flag;
        private byte part;

        Small(Small... more) {
            this.more = more;
        }
    }

    @Test
    void findsEveryFieldAndElementOnce() {
        Small shared = new Small();
        CoreFields fields = new CoreFields("root", new Small(shared, shared));
        // Two objects of four fields and an array of three; no constant.
        assertEquals(10, fields.places().size());
        assertEquals(14, fields.words());
    }

    @Test
    void turnsOneBitOverAndBack() {
        Small small = new Small();
        CoreFields fields = new CoreFields("root", small);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < fields.places().size(); i++) {
            CoreFields.Bit bit = fields.draw(i, random);
            bit.flip();
            int turned =
                    Long.bitCount(small.word)
                            + Integer.bitCount(small.number)
                            + (small.flag ? 1 : 0)
                            + Integer.bitCount(small.part & 0xFF)
                            + Long.bitCount(small.words[0])
                            + Long.bitCount(small.words[1])
                            + Long.bitCount(small.words[2]);
            assertEquals(1, turned, bit.path());
            bit.flip();
        }
    }

    @Test
    void findsTheWholeCore() {
        PumpCore core = new PumpCore(StormPump.all().get(0).device());
        CoreFields fields = new CoreFields("core", core);
        for (String path :
                new String[] {
                    "core.monitor.guard.seenParts",
                    "core.control.therapy.state",
                    "core.control.therapy.release.ledger.basal.value",
                    "core.control.journal.ring.words",
                    "core.control.drive.leaseToken"
                }) {
            assertTrue(fields.places().stream().anyMatch(p -> p.path().equals(path)), path);
        }
    }
}
