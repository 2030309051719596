package org.clepsydra.contract;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.alarm.AlarmLight;
import org.clepsydra.alarm.AlarmPattern;
import org.clepsydra.port.Annunciator;

/** What {@link Annunciator} owes. */
public final class AnnunciatorContract {
    private static final String PORT = "annunciator";
    private static final long ALL = (1L << AlarmCode.COUNT) - 1;

    /** A step: what was given is shown before the next. */
    private static final int STEP_MS = 100;

    private static final int ALONE_MS = 60_000;

    /** Shorter than every pulse, every gap, every flash. */
    private static final int LOOK_MS = 10;

    private static final int[] PATTERNS = {
        AlarmPattern.SILENT,
        AlarmPattern.LOW_BURST,
        AlarmPattern.MEDIUM_BURST,
        AlarmPattern.HIGH_BURST,
        AlarmPattern.REMINDER
    };

    private AnnunciatorContract() {}

    /** The clauses, each to be played by itself and in any order. */
    public static List<Clause> clauses(AnnunciatorRig rig) {
        return Stream.of(showing(rig), signalling(rig), calling(rig))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Clause> showing(AnnunciatorRig rig) {
        return List.of(
                clause(
                        rig,
                        "tests-itself",
                        "ASM-014",
                        "lamps and sounder at power-on",
                        AnnunciatorContract::testsItself),
                clause(
                        rig,
                        "shows-each-condition",
                        "Annunciator.show, ASM-014",
                        "each condition alone: how many are shown, and alone",
                        AnnunciatorContract::showsEach),
                clause(
                        rig,
                        "shows-all-at-once",
                        "Annunciator.show, ASM-014",
                        "every condition at once: how many are shown",
                        AnnunciatorContract::showsAll),
                clause(
                        rig,
                        "shows-priority",
                        "Annunciator.show, ASM-014",
                        "each priority in turn, up and down",
                        AnnunciatorContract::showsPriority),
                clause(
                        rig,
                        "shows-as-now",
                        "Annunciator.show",
                        "conditions that are no longer given: how many stay",
                        AnnunciatorContract::showsNow));
    }

    private static List<Clause> signalling(AnnunciatorRig rig) {
        return List.of(
                clause(
                        rig,
                        "plays-the-pattern",
                        "Annunciator.signal",
                        "each pattern for a burst, told at every step: pulses heard",
                        AnnunciatorContract::plays),
                clause(
                        rig,
                        "goes-on-with-the-pattern",
                        "Annunciator.signal, ASM-014",
                        "each pattern told once: pulses heard in the third burst",
                        AnnunciatorContract::goesOn),
                clause(
                        rig,
                        "flashes",
                        "Annunciator.signal",
                        "red for 5 s, yellow for 16, cyan for 5: how often each is lit anew",
                        AnnunciatorContract::flashes));
    }

    private static List<Clause> calling(AnnunciatorRig rig) {
        return List.of(
                clause(
                        rig,
                        "needs-no-core",
                        "ASM-014",
                        "an alarm after a minute without a call",
                        AnnunciatorContract::needsNoCore),
                clause(
                        rig,
                        "show-throws-nothing",
                        "ASM-017",
                        "priorities and conditions that do not exist",
                        AnnunciatorContract::throwsNothing));
    }

    private static Clause clause(
            AnnunciatorRig rig,
            String name,
            String source,
            String does,
            Function<AnnunciatorRig, Finding> check) {
        return new Clause(
                PORT,
                name,
                source,
                does,
                () -> {
                    rig.powerOn();
                    return check.apply(rig);
                });
    }

    private static void show(AnnunciatorRig rig, int priority, long conditions) {
        rig.annunciator().show(priority, conditions);
        rig.pass(STEP_MS);
    }

    private static Finding testsItself(AnnunciatorRig rig) {
        boolean tested = rig.allSeenAndHeard();
        return Finding.that(tested, tested ? "all" : "not all", "all seen and heard");
    }

    private static Finding showsEach(AnnunciatorRig rig) {
        int shown = 0;
        for (int code = 0; code < AlarmCode.COUNT; code++) {
            show(rig, AlarmCode.NONE, 0);
            show(rig, AlarmCode.priority(code), 1L << code);
            shown += rig.conditions() == 1L << code ? 1 : 0;
        }
        return Finding.exactly(shown, AlarmCode.COUNT, "conditions");
    }

    private static Finding showsAll(AnnunciatorRig rig) {
        show(rig, AlarmCode.HIGH, ALL);
        return Finding.exactly(
                Long.bitCount(rig.conditions() & ALL), AlarmCode.COUNT, "conditions");
    }

    private static Finding showsPriority(AnnunciatorRig rig) {
        int wrong = 0;
        for (int priority : new int[] {1, 2, 3, 2, 1, 3, 1, 0}) {
            show(rig, priority, priority == 0 ? 0 : 1);
            wrong += rig.priority() == priority ? 0 : 1;
        }
        return Finding.exactly(wrong, 0, "wrong");
    }

    private static Finding showsNow(AnnunciatorRig rig) {
        show(rig, AlarmCode.HIGH, 0b11);
        show(rig, AlarmCode.HIGH, 0b10);
        int stay = Long.bitCount(rig.conditions() & ~0b10);
        show(rig, AlarmCode.NONE, 0);
        stay += Long.bitCount(rig.conditions());
        return Finding.exactly(stay, 0, "conditions");
    }

    private static Finding needsNoCore(AnnunciatorRig rig) {
        show(rig, AlarmCode.HIGH, 0b1);
        rig.pass(ALONE_MS);
        String seen = rig.priority() + ", " + Long.bitCount(rig.conditions());
        return Finding.that(seen.equals("3, 1"), seen, "3, 1");
    }

    private static Finding plays(AnnunciatorRig rig) {
        StringBuilder heard = new StringBuilder();
        for (int pattern : PATTERNS) {
            rig.annunciator().signal(-1, AlarmPattern.SILENT, 0, AlarmLight.DARK, 0);
            rig.pass(STEP_MS);
            heard.append(' ').append(pulses(rig, pattern, true));
        }
        String pulses = heard.toString().strip();
        return Finding.that(pulses.equals("0 2 3 10 1"), pulses, "0 2 3 10 1");
    }

    private static Finding goesOn(AnnunciatorRig rig) {
        StringBuilder heard = new StringBuilder();
        for (int pattern : PATTERNS) {
            rig.annunciator().signal(-1, pattern, 0, AlarmLight.DARK, 0);
            rig.pass((int) (2 * AlarmPattern.periodMs(pattern)));
            heard.append(' ').append(pulses(rig, pattern, false));
        }
        String pulses = heard.toString().strip();
        return Finding.that(pulses.equals("0 2 3 10 1"), pulses, "0 2 3 10 1");
    }

    /** How often the sounder is switched on in a period of the pattern. */
    private static int pulses(AnnunciatorRig rig, int pattern, boolean told) {
        int pulses = 0;
        boolean before = false;
        for (int ms = 0; ms < AlarmPattern.periodMs(pattern); ms += LOOK_MS) {
            if (told && ms % STEP_MS == 0) {
                rig.annunciator().signal(-1, pattern, ms, AlarmLight.DARK, 0);
            }
            boolean sounds = rig.sounds();
            pulses += sounds && !before ? 1 : 0;
            before = sounds;
            rig.pass(LOOK_MS);
        }
        return pulses;
    }

    private static Finding flashes(AnnunciatorRig rig) {
        String lit =
                flashes(rig, AlarmLight.RED, 5_000)
                        + " "
                        + flashes(rig, AlarmLight.YELLOW, 16_000)
                        + " "
                        + flashes(rig, AlarmLight.CYAN, 5_000);
        return Finding.that(lit.equals("10 10 1"), lit, "10 10 1");
    }

    private static int flashes(AnnunciatorRig rig, int light, int ms) {
        rig.annunciator().signal(-1, AlarmPattern.SILENT, 0, AlarmLight.DARK, 0);
        rig.pass(STEP_MS);
        rig.annunciator().signal(-1, AlarmPattern.SILENT, 0, light, 0);
        int flashes = 0;
        boolean before = false;
        for (int at = 0; at < ms; at += LOOK_MS) {
            boolean lit = rig.lit();
            flashes += lit && !before ? 1 : 0;
            before = lit;
            rig.pass(LOOK_MS);
        }
        return flashes;
    }

    private static Finding throwsNothing(AnnunciatorRig rig) {
        rig.annunciator().signal(-2, 99, -1, 99, Long.MAX_VALUE);
        rig.annunciator().signal(Integer.MAX_VALUE, -1, Long.MIN_VALUE, -1, Long.MIN_VALUE);
        show(rig, -1, 0);
        show(rig, Integer.MAX_VALUE, -1);
        show(rig, Integer.MIN_VALUE, Long.MIN_VALUE);
        return Finding.that(true, "nothing thrown", "nothing is thrown");
    }
}
