package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.List;
import org.clepsydra.safety.evidence.Part;

/**
 * {@code openAnomalies(max)}: there is a list of known anomalies, and in it at most {@code max}
 * that are open and name no hazard that there is, or no evaluation of what may come of them.
 */
final class OpenAnomalies implements Predicate {

    private static final Glob ALL = new Glob("ANO-*");

    @Override
    public List<String> required() {
        return List.of("max");
    }

    @Override
    public Verdict judge(Args args, Findings evidence) {
        List<Item> anomalies = evidence.items(ALL);
        if (anomalies.isEmpty()) {
            return Verdict.missing("no list of known anomalies");
        }
        Worst worst = new Worst();
        for (Item anomaly : anomalies) {
            if (!anomaly.lookedAt()) {
                worst.add(Verdict.stale(anomaly.id() + " is not as its digest says"));
            }
        }
        long open = anomalies.stream().filter(OpenAnomalies::open).count();
        List<Item> unjudged =
                anomalies.stream().filter(item -> open(item) && !judged(item, evidence)).toList();
        if (unjudged.size() > args.number("max", 0)) {
            worst.add(Verdict.fails(unjudged.get(0).id() + " is open and was not evaluated"));
        }
        return worst.orElse(
                Verdict.holds(
                        anomalies.size()
                                + " known, "
                                + open
                                + " open, "
                                + unjudged.size()
                                + " of them not evaluated"));
    }

    private static boolean open(Item anomaly) {
        return !anomaly.status().startsWith("mended");
    }

    private static boolean judged(Item anomaly, Findings evidence) {
        return !anomaly.evaluation().isBlank()
                && anomaly.links().stream()
                        .flatMap(link -> evidence.item(link.to()).stream())
                        .anyMatch(item -> item.type().equals("haz"));
    }

    @Override
    public List<Corruption> corruptions(Args args, Findings evidence) {
        List<Corruption> corruptions = new ArrayList<>();
        List<Item> anomalies = evidence.items(ALL);
        corruptions.add(Tamper.swap(evidence, Findings.ITEMS, Part.MARKS));
        corruptions.add(
                new Corruption(
                        "drop the anomalies",
                        evidence.with(
                                Findings.ITEMS,
                                evidence.items().stream()
                                        .filter(item -> !anomalies.contains(item))
                                        .toList())));
        Findings unjudged = evidence;
        for (Item anomaly : anomalies) {
            unjudged = Tamper.replace(unjudged, Findings.ITEMS, anomaly, anomaly.unevaluated());
        }
        corruptions.add(new Corruption("strike the anomalies' evaluation", unjudged));
        if (!anomalies.isEmpty()) {
            corruptions.addAll(Tamper.item(evidence, anomalies.get(0)));
        }
        return corruptions;
    }
}
