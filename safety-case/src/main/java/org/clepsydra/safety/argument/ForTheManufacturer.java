package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.List;
import org.clepsydra.safety.evidence.Part;

/**
 * {@code manufacturer(item)} and {@code review(of)}: what nothing in this build can show. Open as
 * long as the items that say what is to be done are there and their text is the one that was looked
 * at; never true.
 */
final class ForTheManufacturer implements Predicate {

    private final String argument;
    private final String what;

    ForTheManufacturer(String argument, String what) {
        this.argument = argument;
        this.what = what;
    }

    @Override
    public List<String> required() {
        return List.of(argument);
    }

    @Override
    public Verdict judge(Args args, Findings evidence) {
        List<Item> items = items(args, evidence);
        if (items.isEmpty()) {
            return Verdict.missing("no item " + args.text(argument));
        }
        Worst worst = new Worst();
        for (Item item : items) {
            if (!item.lookedAt()) {
                worst.add(Verdict.stale(item.key() + " changed since it was looked at"));
            }
        }
        String many = items.size() == 1 ? items.get(0).title() : items.size() + " items";
        return worst.orElse(Verdict.open(what + ": " + many));
    }

    private List<Item> items(Args args, Findings evidence) {
        return evidence.items(args.glob(argument)).stream()
                .filter(item -> !item.settledHere())
                .toList();
    }

    @Override
    public List<Corruption> corruptions(Args args, Findings evidence) {
        List<Item> items = items(args, evidence);
        List<Corruption> corruptions = new ArrayList<>();
        if (!items.isEmpty()) {
            corruptions.addAll(Tamper.item(evidence, items.get(0)));
            corruptions.add(
                    new Corruption(
                            "drop " + args.text(argument),
                            evidence.with(
                                    Findings.ITEMS,
                                    evidence.items().stream()
                                            .filter(item -> !items.contains(item))
                                            .toList())));
        }
        corruptions.add(Tamper.swap(evidence, Findings.ITEMS, Part.MARKS));
        return corruptions;
    }
}
