package org.clepsydra.bench.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CampaignTest {
    private static final Campaign.Told NOBODY = Campaign.Told.nobody(failed -> {});

    private static Campaign run(long seed, long first, long count) {
        return Campaign.run(CampaignKind.STORMS, new Shard(seed, first, count), List.of(), NOBODY);
    }

    @Test
    void shardsMergeInAnyOrderToWhatOneCampaignGives() {
        Campaign whole = run(3, 107, 3);
        Campaign a = run(3, 107, 1);
        Campaign b = Campaign.read(run(3, 108, 1).json());
        Campaign c = run(3, 109, 1);
        assertEquals(whole.json(), Campaign.merged(List.of(a, b, c)).json());
        assertEquals(whole.json(), Campaign.merged(List.of(c, a, b)).json());
        assertEquals(whole.csv(), Campaign.merged(List.of(b, c, a)).csv());
        assertEquals(3, whole.storms());
        assertEquals(List.of(), whole.failures());
        // The same storm is not counted twice.
        assertThrows(IllegalArgumentException.class, () -> Campaign.merged(List.of(whole, b)));
    }

    @Test
    void whatIsNoResultIsNotRead() {
        assertThrows(IllegalArgumentException.class, () -> Campaign.read("{}"));
        assertTrue(run(1, 0, 0).cells().isEmpty());
    }
}
