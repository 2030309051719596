package org.clepsydra.trace.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which requirements a method of the core realizes, and which a test claims to verify.
 *
 * <p>A method realizes what it is marked with. Where no mark stands on it, it realizes what its
 * class is marked with, and serves whoever calls it: it realizes what its callers do. Whatever it
 * is marked with, it also realizes what the methods realize that it calls itself, as far as they or
 * their classes are marked: without the call there would be nothing of it. A constructor without a
 * mark realizes all that is in its class.
 *
 * <p>A test claims what stands on it and what stands on its class.
 */
public final class Ownership {
    private final Map<String, SortedSet<String>> onMember = new HashMap<>();
    private final Map<String, SortedSet<String>> onClass = new HashMap<>();
    private final Map<String, SortedSet<String>> inClass = new HashMap<>();
    private final CallGraph calls;

    private Ownership(List<Mark> marks, CallGraph calls) {
        this.calls = calls;
        for (Mark mark : marks) {
            int member = mark.where().indexOf(".#");
            if (member < 0) {
                add(onClass, mark.where(), mark.id());
            } else {
                add(onMember, mark.where(), mark.id());
                add(inClass, mark.where().substring(0, member), mark.id());
            }
        }
    }

    /** Reads the marks of all tests under {@code root}. */
    public static Ownership ofTests(Path root) throws IOException {
        return of(MarkReader.read(root));
    }

    /** Reads the marks of all sources under {@code root}, and who calls whom in the classes. */
    public static Ownership ofCode(Path root, Path classes) throws IOException {
        return of(MarkReader.read(root), classes);
    }

    /** Of the marks of tests that were read already. */
    public static Ownership of(List<Mark> tests) {
        return new Ownership(tests, new CallGraph());
    }

    /** Of the marks of code that were read already, and who calls whom in the classes. */
    public static Ownership of(List<Mark> code, Path classes) throws IOException {
        return new Ownership(code, CallGraph.read(classes));
    }

    /**
     * Ids of what a method realizes; empty where nothing of it or around it is marked.
     *
     * @param className with dots, nested classes after a dollar sign, as in class files
     * @param method its name alone: methods of one name share their marks
     */
    public SortedSet<String> realized(String className, String method) {
        String name = className.replace('$', '.') + ".#" + method;
        SortedSet<String> all = new TreeSet<>();
        serves(name, all, new HashSet<>());
        for (String called : calls.calledBy(name)) {
            all.addAll(marked(called));
        }
        return all;
    }

    /** What stands on it, or else on its class and, by way of who calls it, on them. */
    private void serves(String name, Set<String> all, Set<String> seen) {
        if (!seen.add(name)) {
            return;
        }
        all.addAll(marked(name));
        if (!onMember.containsKey(name)) {
            calls.callersOf(name).forEach(caller -> serves(caller, all, seen));
        }
    }

    /** What stands on it or, of a constructor without any, on all that is in its class. */
    private SortedSet<String> marked(String name) {
        SortedSet<String> own = onMember.get(name);
        String className = name.substring(0, name.indexOf(".#"));
        SortedSet<String> around = own != null ? own : around(className);
        boolean builds = around.isEmpty() && name.endsWith(".#<init>");
        return builds ? inClass.getOrDefault(className, none()) : around;
    }

    /** What stands on the innermost class that has a mark. */
    private SortedSet<String> around(String className) {
        for (String at = className; isClass(at); at = at.substring(0, at.lastIndexOf('.'))) {
            if (onClass.containsKey(at)) {
                return onClass.get(at);
            }
        }
        return Collections.emptySortedSet();
    }

    /** Ids of what a test method claims to verify, by the same names; none of an empty one. */
    public SortedSet<String> claimed(String className, String method) {
        String name = className.replace('$', '.');
        SortedSet<String> all = new TreeSet<>(onMember.getOrDefault(name + ".#" + method, none()));
        for (String at = name; isClass(at); at = at.substring(0, at.lastIndexOf('.'))) {
            all.addAll(onClass.getOrDefault(at, none()));
        }
        return all;
    }

    /**
     * Whom each method of the code calls, by {@code package.Class#method}, with dots before nested
     * classes: what {@link #realized} goes by, beside the marks.
     */
    public SortedMap<String, SortedSet<String>> calls() {
        SortedMap<String, SortedSet<String>> all = new TreeMap<>();
        calls.all()
                .forEach(
                        (from, to) -> {
                            SortedSet<String> called = new TreeSet<>();
                            to.forEach(each -> called.add(each.replace(".#", "#")));
                            all.put(from.replace(".#", "#"), called);
                        });
        return all;
    }

    /** Whether any of {@code claimed} is among {@code realized}. */
    public static boolean meet(Set<String> realized, Set<String> claimed) {
        return !Collections.disjoint(realized, claimed);
    }

    private static void add(Map<String, SortedSet<String>> to, String key, String id) {
        to.computeIfAbsent(key, k -> new TreeSet<>()).add(id);
    }

    /** Packages are in lower case here, classes are not. */
    private static boolean isClass(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1));
    }

    private static SortedSet<String> none() {
        return Collections.emptySortedSet();
    }
}
