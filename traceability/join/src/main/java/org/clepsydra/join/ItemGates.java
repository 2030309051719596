package org.clepsydra.join;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Gates over what is written: every hazard has its control, and every name is of something. */
final class ItemGates {
    private static final Set<String> OPTIONS =
            Set.of("by design", "protective measure", "information");
    private static final Set<String> STATES =
            Set.of("library", "manufacturer", "both", "not applicable");

    private static final Pattern SHALL = Pattern.compile("\\bshall\\b");

    private final Evidence evidence;
    private final Items items;

    ItemGates(Evidence evidence) {
        this.evidence = evidence;
        this.items = evidence.items();
    }

    List<Gate> all() {
        return List.of(
                Gate.of("id", "ids given twice, and items without what they need", malformed()),
                Gate.of("hazard", "hazards without control", hazards()),
                Gate.of("library-control", "library's controls without requirement", library()),
                Gate.of("device-control", "device's controls without assumption", device()),
                Gate.of("requirement", "requirements without control", requirements()),
                Gate.of(
                        "assumption",
                        "assumptions that mitigate nothing, or not what leans on them",
                        assumptions()),
                Gate.of("row", "rows of guidance and incidents left undecided", rows()),
                Gate.of("clause", "clauses that name what is not there", clauses()),
                Gate.of("unknown", "links and marks to ids that are not there", unknown()),
                Gate.of("silent-edit", "texts changed and not looked at again", silent()));
    }

    private List<String> malformed() {
        List<String> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Item item : items.all()) {
            if (!seen.add(item.id())) {
                faults.add(at(item, "is there twice"));
            }
            if (item.type().equals("rc")) {
                if (!OPTIONS.contains(item.get("option"))) {
                    faults.add(at(item, "kind '" + item.get("option") + "'"));
                }
                if (!item.get("by").matches("library|device")) {
                    faults.add(at(item, "by '" + item.get("by") + "'"));
                }
            }
            if (item.type().equals("req") && !SHALL.matcher(item.get("statement")).find()) {
                faults.add(at(item, "says nothing that shall be"));
            }
            if (item.type().equals("clause") && !STATES.contains(item.get("state"))) {
                faults.add(at(item, "state '" + item.get("state") + "'"));
            }
        }
        return faults;
    }

    private List<String> hazards() {
        return items.of("haz").stream()
                .filter(haz -> items.pointing("rc", "covers", haz.id()).isEmpty())
                .map(haz -> at(haz, "no control"))
                .toList();
    }

    private List<String> library() {
        return items.of("rc").stream()
                .filter(control -> control.get("by").equals("library"))
                .filter(control -> items.pointing("req", "covers", control.id()).isEmpty())
                .map(control -> at(control, "no requirement"))
                .toList();
    }

    private List<String> device() {
        return items.of("rc").stream()
                .filter(control -> control.get("by").equals("device"))
                .filter(control -> control.to("depends").isEmpty())
                .map(control -> at(control, "no assumption"))
                .toList();
    }

    private List<String> requirements() {
        return items.of("req").stream()
                .filter(req -> req.to("covers").stream().noneMatch(to -> to.startsWith("rc~")))
                .map(req -> at(req, "no control"))
                .toList();
    }

    /** A hazard that names an assumption leans on it, and the assumption says so too. */
    private List<String> assumptions() {
        List<String> faults = new ArrayList<>();
        for (Item assumption : items.of("asm")) {
            List<String> mitigated = assumption.to("mitigates");
            if (mitigated.isEmpty()) {
                faults.add(at(assumption, "mitigates nothing"));
            }
            items.pointing("haz", "depends", assumption.id()).stream()
                    .filter(haz -> !mitigated.contains(haz.id()))
                    .forEach(haz -> faults.add(at(haz, "leans on " + assumption.id())));
        }
        return faults;
    }

    private List<String> rows() {
        List<String> faults = new ArrayList<>();
        for (Item row : items.of("row")) {
            String decision = row.get("decision");
            List<String> by = row.to("depends");
            if (!decision.equals("mapped") && !decision.equals("excluded")) {
                faults.add(at(row, "decision '" + decision + "'"));
            } else if (decision.equals("mapped") && by.isEmpty()) {
                faults.add(at(row, "mapped to nothing"));
            } else if (decision.equals("excluded") && row.get("reason").isBlank()) {
                faults.add(at(row, "left out without reason"));
            }
            by.stream()
                    .filter(id -> !items.has(id))
                    .forEach(id -> faults.add(at(row, "names " + id)));
        }
        return faults;
    }

    private List<String> clauses() {
        List<String> faults = new ArrayList<>();
        for (Item clause : items.of("clause")) {
            for (String to : clause.to("evidence")) {
                boolean made = to.contains("target/");
                if (!made && !items.has(to) && !evidence.tree().has(to)) {
                    faults.add(at(clause, "names " + to));
                }
            }
        }
        return faults;
    }

    /** Rows and clauses have gates of their own. */
    private List<String> unknown() {
        List<String> faults = new ArrayList<>();
        for (Item item : items.all()) {
            if (!item.type().equals("row") && !item.type().equals("clause")) {
                item.links().stream()
                        .filter(link -> !items.has(link.to()))
                        .forEach(link -> faults.add(at(item, link.role() + " " + link.to())));
            }
        }
        for (Marks.Row mark : evidence.marks().rows()) {
            if (!items.has(mark.id())) {
                faults.add(mark.file() + ":" + mark.line() + ": names " + mark.id());
            }
        }
        return faults;
    }

    private List<String> silent() {
        List<String> faults = new ArrayList<>();
        Set<String> left = new HashSet<>(evidence.digests().keySet());
        for (Item item : Register.seen(items)) {
            left.remove(item.id());
            String seen = evidence.digests().get(item.id());
            if (!item.digest().equals(seen)) {
                String was = seen == null ? "not seen yet" : "was " + seen;
                faults.add(at(item, "looked at again? " + item.digest() + ", " + was));
            }
        }
        left.stream()
                .sorted()
                .forEach(id -> faults.add(Register.DIGESTS + ": " + id + " is not there"));
        return faults;
    }

    private static String at(Item item, String what) {
        return item.place() + ": " + item.id() + ": " + what;
    }
}
