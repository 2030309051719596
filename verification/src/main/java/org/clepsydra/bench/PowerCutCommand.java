package org.clepsydra.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.clepsydra.bench.powercut.PowerCutCampaign;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Cuts the power of the simulated pumps, again and again, and judges what is restored. */
@Command(
        name = "powercut",
        description =
                "Cuts the power of simulated pumps at random, or at every word of a write, in one"
                        + " course or in whole therapies of random programs.",
        mixinStandardHelpOptions = true)
final class PowerCutCommand implements Callable<Integer> {
    private static final int MET = 0;
    private static final int NOT_MET = 1;
    private static final int TELLINGS = 10;
    private static final int GO_ON_EVERY = 10;

    @Spec private CommandSpec spec;

    @Option(names = "--seed", description = "Seed of the first course; 1 if left out.")
    private long seed = 1;

    @Option(names = "--runs", description = "Courses on each pump; 100 if left out.")
    private int runs = 100;

    @Option(names = "--pump", description = "wearable or bedside; both if left out.")
    private String pump;

    @Option(
            names = "--sweep",
            description =
                    "Cut at every word of every write, and go on from one write in ten to the end.")
    private boolean sweep;

    @Option(
            names = "--therapies",
            description =
                    "Random programs on either pump, with overlays and other rates; for each run"
                            + " one.")
    private boolean therapies;

    @Override
    public Integer call() {
        if (runs < 1 || (pump != null && !PowerCutCampaign.pumps().contains(pump))) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "1 run or more, of wearable or bedside");
        }
        if (therapies) {
            return therapies() ? MET : NOT_MET;
        }
        List<String> pumps = pump == null ? PowerCutCampaign.pumps() : List.of(pump);
        boolean met = true;
        for (String one : pumps) {
            met = (sweep ? sweep(one) : random(one)) && met;
        }
        return met ? MET : NOT_MET;
    }

    private boolean sweep(String one) {
        PowerCutCampaign.Outcome outcome = PowerCutCampaign.sweep(one, seed, GO_ON_EVERY, 1);
        return tell(one, outcome, "--sweep --seed " + seed);
    }

    private boolean random(String one) {
        PrintWriter out = spec.commandLine().getOut();
        long cuts = 0;
        double forfeitedUl = 0;
        for (int i = 0; i < runs; i++) {
            PowerCutCampaign.Outcome outcome = PowerCutCampaign.random(one, seed + i);
            cuts += outcome.cuts();
            forfeitedUl += outcome.forfeitedUl();
            if (!outcome.complaint().isEmpty()) {
                return tell(one, outcome, "--runs 1 --seed " + (seed + i));
            }
            boolean telling = (i + 1) * TELLINGS / runs > i * TELLINGS / runs;
            if (telling && i + 1 < runs) {
                out.printf("%-8s  %d of %d courses, %d cuts%n", one, i + 1, runs, cuts);
                out.flush();
            }
        }
        return tell(one, new PowerCutCampaign.Outcome("", cuts, 0, runs, forfeitedUl), "");
    }

    private boolean therapies() {
        PrintWriter out = spec.commandLine().getOut();
        PowerCutCampaign.Therapy all = PowerCutCampaign.Therapy.NONE;
        for (int i = 0; i < runs && all.complaint().isEmpty(); i++) {
            all = all.plus(PowerCutCampaign.therapy(seed + i));
            if (!all.complaint().isEmpty()) {
                out.println("NOT MET  " + all.complaint());
                out.println(
                        "  again: clepsydra-bench powercut --therapies --runs 1 --seed "
                                + (seed + i));
            }
        }
        if (all.complaint().isEmpty()) {
            out.printf(
                    "met      %d therapies, %d whole: %d cuts, %d of them in a KVO, %d boluses,"
                            + " %d KVO, %d other rates%n",
                    runs,
                    all.whole(),
                    all.cuts(),
                    all.cutsInKvo(),
                    all.boluses(),
                    all.kvos(),
                    all.changes());
        }
        out.flush();
        return all.complaint().isEmpty();
    }

    private boolean tell(String one, PowerCutCampaign.Outcome outcome, String replay) {
        PrintWriter out = spec.commandLine().getOut();
        boolean met = outcome.complaint().isEmpty();
        if (met) {
            double ulForEach = outcome.forfeitedUl() / Math.max(1, outcome.cuts());
            String lost = String.format(Locale.ROOT, ", %.1f uL not given for each", ulForEach);
            String alike = String.format(", %d more alike in every bit", outcome.alike());
            out.printf(
                    "met      %s: %d cuts in %d courses%s%n",
                    one, outcome.cuts(), outcome.courses(), sweep ? alike : lost);
        } else {
            out.println("NOT MET  " + one + ": " + outcome.complaint());
            out.println("  again: clepsydra-bench powercut --pump " + one + " " + replay);
        }
        out.flush();
        return met;
    }
}
