package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clepsydra.safety.evidence.Rows;

/** Follows links from hazards to controls and from controls to requirements and assumptions. */
final class Chains {

    private Chains() {}

    /** Items of a type that cover or mitigate the item at its revision. */
    static List<Item> serving(Findings evidence, String type, Item served) {
        return evidence.items().stream()
                .filter(item -> item.type().equals(type) && item.serves(served))
                .toList();
    }

    /** Assumptions of use that a control rests on. */
    static List<Item> assumptions(Findings evidence, Item control) {
        return evidence.items().stream()
                .filter(item -> item.type().equals("asm"))
                .filter(control::dependsOn)
                .toList();
    }

    /** Items of a type that name the item at another revision than it has. */
    static List<Item> outdated(Findings evidence, String type, Item served) {
        List<Item> outdated = new ArrayList<>();
        for (Item item : evidence.items()) {
            if (item.type().equals(type)
                    && item.links().stream().anyMatch(link -> otherRevision(link, served))) {
                outdated.add(item);
            }
        }
        return outdated;
    }

    private static boolean otherRevision(Item.Link link, Item served) {
        return Rows.text(link.to()).startsWith(served.key() + "~")
                && !link.to().equals(served.id());
    }

    /**
     * Requirements that a word in an argument stands for: of a hazard, those of its chain; else
     * those whose key fits the glob.
     */
    static List<Item> requirements(Findings evidence, String of) {
        if (!of.startsWith("haz~")) {
            return evidence.items(new Glob(of)).stream()
                    .filter(item -> item.type().equals("req"))
                    .toList();
        }
        Optional<Item> hazard = evidence.item(of);
        Set<Item> requirements = new LinkedHashSet<>();
        hazard.ifPresent(
                haz ->
                        serving(evidence, "rc", haz)
                                .forEach(rc -> requirements.addAll(serving(evidence, "req", rc))));
        return List.copyOf(requirements);
    }
}
