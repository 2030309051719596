package org.clepsydra.bench.storm;

import org.clepsydra.OutputFrame;

/** What becomes of the commands of a step on their way to the pump. */
interface CommandPath {
    void apply(Rig rig, OutputFrame out);

    /** They arrive. */
    final class Honest implements CommandPath {
        @Override
        public void apply(Rig rig, OutputFrame out) {
            rig.world.apply(out);
        }
    }

    /** The monitor's half arrives, as its wires are its own. */
    static void monitor(Rig rig, OutputFrame out) {
        cutoff(rig, out);
        rig.world.test(out.sensorTests().tests());
    }

    /** The same of a processor of its own, whose line falls open where it has no power. */
    static void cutoff(Rig rig, OutputFrame out) {
        if (rig.closed()) {
            rig.world.close(out.cutoff().leaseToken());
        } else {
            rig.world.open();
        }
    }

    /** The control channel's half arrives. */
    static void control(Rig rig, OutputFrame out) {
        if (out.motor().energise()) {
            rig.world.drive(
                    out.motor().microsteps(),
                    out.motor().pulsePeriodUs(),
                    out.motor().direction(),
                    out.motor().leaseToken());
        } else {
            rig.world.rest();
        }
    }
}
