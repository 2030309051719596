package org.clepsydra.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.HashSet;
import java.util.Set;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~persistence.records~3")
class StoredStateTest {
    private final StoredState stored = new StoredState();

    @Test
    void hasAPlaceOfItsOwnForEverySlot() {
        Set<Integer> places = new HashSet<>();
        for (int slot = 0; slot < StateLayout.SLOTS; slot++) {
            int words = slot == StateLayout.PLAN ? PlanLayout.WORDS : StateLayout.WORDS;
            assertEquals(words, stored.slot(slot).length);
            assertSame(stored.slot(slot), stored.slot(slot));
            places.add(System.identityHashCode(stored.slot(slot)));
        }
        assertEquals(StateLayout.SLOTS, places.size());
        assertSame(stored.slot(StateLayout.PLAN), stored.slot(-1));
    }
}
