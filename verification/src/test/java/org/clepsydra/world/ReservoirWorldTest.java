package org.clepsydra.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The implant's strokes of 1 uL, made in 80 ms, from a reservoir that is filled for the test. */
class ReservoirWorldTest {
    private final PumpModel implant = PumpModel.implant();
    private final World world = new World(implant, implant.line(), 1);

    /** A stroke, with both halves of the lease renewed for the first time. */
    private void strokes(int count) {
        int control = 0;
        int monitor = 0;
        for (int i = 0; i < count; i++) {
            control = (control * 5 + 12_345) & 0xFFFF;
            monitor = (monitor * 13 + 4_567) & 0xFFFF;
            world.close(monitor);
            world.drive(4, 20_000, 1, control);
            world.advance(80_000);
        }
    }

    @Test
    void givesTheLineWhatTheHeadTakesUntilItIsDry() {
        world.reservoir().fill(4.5);
        strokes(4);
        assertEquals(4, world.headUl(), 1e-9);
        assertEquals(0.5, world.reservoir().leftUl(), 1e-9);
        world.advance(60_000_000);
        assertEquals(4, world.line().outflowUl(), 1e-6);
    }

    @Test
    void givesNothingFromADryReservoir() {
        world.reservoir().fill(2.5);
        strokes(4);
        world.advance(60_000_000);
        assertEquals(4, world.headUl(), 1e-9);
        assertEquals(0, world.reservoir().leftUl(), 1e-9);
        assertEquals(2.5, world.line().outflowUl(), 1e-6);
    }
}
