package org.clepsydra.bench.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Blocks of ten runs of seed 1. */
class ProvenanceTest {
    private static Provenance of(long first, long count) {
        return of(first, count, "figures");
    }

    private static Provenance of(long first, long count, String figures) {
        Provenance some = Provenance.here("storms", 10);
        some.runs(new Shard(1, first, count));
        LongStream.range(first, first + count).forEach(run -> some.add(1, run, figures));
        return some;
    }

    @Test
    void shardsThatPartABlockMergeToItInAnyOrder() {
        Provenance whole = of(0, 30);
        List<Provenance> parts = List.of(of(13, 17), of(0, 4), of(4, 9));
        assertEquals(whole.written(), Provenance.merged(parts).written());
        assertEquals(30, whole.runs());
        assertEquals(List.of(new Shard(1, 0, 30)), whole.written().shards());
        assertThrows(
                IllegalArgumentException.class,
                () -> Provenance.merged(List.of(of(0, 4), of(3, 1))));
    }

    @Test
    void onlyBlocksThatWereRunWholeAreRunAgain() {
        assertEquals(List.of(new Shard(1, 10, 10)), of(1, 19).blocks());
        assertEquals(List.of(new Shard(1, 0, 10), new Shard(1, 10, 10)), of(0, 20).blocks());
        assertEquals(List.of(), of(1, 18).blocks());
        assertFalse(of(1, 18).again(0, block -> of(0, 0)).same());
    }

    @Test
    void aBlockIsTheSameOnlyIfEveryFigureIs() {
        Provenance kept = of(0, 20);
        // Number 7 of two blocks is the second.
        assertTrue(kept.again(7, block -> of(block.first(), block.count())).same());
        assertTrue(kept.again(7, block -> of(10, 10)).same());
        assertFalse(kept.again(7, block -> of(0, 10)).same());
        Provenance other = of(10, 9);
        other.add(1, 19, "figurez");
        assertFalse(kept.again(7, block -> other).same());
    }

    @Test
    void whatDoesNotBelongTogetherIsNotMerged() {
        Provenance flips = Provenance.here("flips", 10);
        flips.runs(new Shard(1, 50, 1));
        assertThrows(
                IllegalArgumentException.class, () -> Provenance.merged(List.of(of(0, 4), flips)));
        Provenance.Written here = of(4, 4).written();
        Provenance other =
                Provenance.read(
                        new Provenance.Written(
                                "storms", "another", 10, here.shards(), here.blocks()));
        assertNotEquals("another", here.core());
        assertThrows(
                IllegalArgumentException.class, () -> Provenance.merged(List.of(of(0, 4), other)));
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        Provenance.Written written = of(0, 25).written();
        assertEquals(written, Provenance.read(written).written());
        assertThrows(IllegalArgumentException.class, () -> Provenance.read(null));
        assertThrows(
                IllegalArgumentException.class,
                () -> Provenance.read(new Provenance.Written(null, "a", 1, null, null)));
    }
}
