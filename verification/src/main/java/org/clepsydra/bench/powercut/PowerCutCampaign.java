package org.clepsydra.bench.powercut;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The campaign of losses of power: a loading dose and its maintenance on each of the pumps, and
 * whole therapies of random programs.
 */
public final class PowerCutCampaign {
    private PowerCutCampaign() {}

    /**
     * What came of it.
     *
     * @param complaint what was first wrong, empty when nothing
     * @param cuts losses of power
     * @param alike those beside them that would leave in the store, bit by bit, what one of these
     *     left
     * @param courses run to their end
     * @param forfeitedUl what the patients were not given for it
     */
    public record Outcome(
            String complaint, long cuts, long alike, long courses, double forfeitedUl) {}

    /**
     * What came of whole therapies.
     *
     * @param complaint what was first wrong, empty when nothing
     * @param whole of which the last plan was given whole; a limit withheld the rest of others
     * @param cuts losses of power, each with a restore
     * @param cutsInKvo those while a KVO ran
     * @param boluses begun
     * @param kvos begun
     * @param changes plans for the rest of another
     * @param limited in which a limit that slides left room for less than a quantum
     */
    public record Therapy(
            String complaint,
            long whole,
            long cuts,
            long cutsInKvo,
            long boluses,
            long kvos,
            long changes,
            long limited) {
        /** Of no therapy. */
        public static final Therapy NONE = new Therapy("", 0, 0, 0, 0, 0, 0, 0);

        /** Of both. */
        public Therapy plus(Therapy other) {
            return new Therapy(
                    complaint.isEmpty() ? other.complaint : complaint,
                    whole + other.whole,
                    cuts + other.cuts,
                    cutsInKvo + other.cutsInKvo,
                    boluses + other.boluses,
                    kvos + other.kvos,
                    changes + other.changes,
                    limited + other.limited);
        }
    }

    /** The pumps there are. */
    public static List<String> pumps() {
        return List.of("wearable", "bedside");
    }

    private static Course course(String pump) {
        return pump.equals("bedside") ? Course.bedside() : Course.wearable();
    }

    /** One course with losses of power at random. */
    public static Outcome random(String pump, long seed) {
        Course course = course(pump);
        RandomCuts run = new RandomCuts(course, seed);
        run.run();
        double ulPerMicrostep =
                course.device().nlPerRev() / 1e3 / course.device().microstepsPerRev();
        return new Outcome(run.complaint(), run.cuts(), 0, 1, run.forfeited() * ulPerMicrostep);
    }

    /** A random program, with losses of power at random. */
    public static Therapy therapy(long seed) {
        RandomCuts run = new RandomCuts(Course.random(seed), seed);
        run.run();
        return run.therapy();
    }

    /**
     * One course, with a loss of power at every word of every write.
     *
     * @param goOnEvery from one of so many writes the course is gone on with; 1 for all
     * @param everyWordOf in one of so many writes every word is cut in, else a few; 1 for all
     */
    public static Outcome sweep(String pump, long seed, int goOnEvery, int everyWordOf) {
        WriteSweep sweep = new WriteSweep(course(pump), seed, goOnEvery, everyWordOf);
        sweep.run();
        return new Outcome(sweep.complaint(), sweep.cuts(), sweep.alike(), 1 + sweep.goneOn(), 0);
    }

    /** For a core that is loaded apart: the first complaint of some courses, then of a sweep. */
    public static String complaint(long seed, int courses) {
        String first = "";
        for (int i = 0; i < courses && first.isEmpty(); i++) {
            first = random(i % 2 == 0 ? "bedside" : "wearable", seed + i).complaint();
        }
        return first.isEmpty() ? sweepComplaint(seed) : first;
    }

    /** For a core that is loaded apart: the first complaint of some therapies. */
    public static String therapyComplaint(long seed, int therapies) {
        return IntStream.range(0, therapies)
                .parallel()
                .mapToObj(i -> therapy(seed + i).complaint())
                .filter(first -> !first.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** For a core that is loaded apart: the first complaint of a sweep. */
    public static String sweepComplaint(long seed) {
        return sweep("bedside", seed, Integer.MAX_VALUE, 100).complaint();
    }
}
