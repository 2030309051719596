package org.clepsydra.trace.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which requirements a method of the core realizes, and which a test claims to verify.
 *
 * <p>A method has the marks that stand on it. Where none does it has those of its class; where the
 * class has none either, those of all that is in the class, as a helper serves whoever calls it;
 * and a nested class without any has those of the class around it.
 *
 * <p>A test claims what stands on it and what stands on its class.
 */
public final class Ownership {
    private final Map<String, SortedSet<String>> onMember = new HashMap<>();
    private final Map<String, SortedSet<String>> onClass = new HashMap<>();
    private final Map<String, SortedSet<String>> inClass = new HashMap<>();

    private Ownership(List<Mark> marks) {
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

    /** Reads the marks of all sources under {@code root}. */
    public static Ownership read(Path root) throws IOException {
        return new Ownership(MarkReader.read(root));
    }

    /** Of marks that were read already. */
    public static Ownership of(List<Mark> marks) {
        return new Ownership(marks);
    }

    /**
     * Ids of what a method realizes; empty where nothing of it or around it is marked.
     *
     * @param className with dots, nested classes after a dollar sign, as in class files
     * @param method its name alone: methods of one name share their marks
     */
    public SortedSet<String> realized(String className, String method) {
        String name = className.replace('$', '.');
        SortedSet<String> own = onMember.get(name + ".#" + method);
        if (own != null) {
            return own;
        }
        for (String at = name; isClass(at); at = at.substring(0, at.lastIndexOf('.'))) {
            if (onClass.containsKey(at)) {
                return onClass.get(at);
            }
            if (inClass.containsKey(at)) {
                return inClass.get(at);
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

    /** Whether any of {@code claimed} is among {@code realized}. */
    public static boolean meet(Set<String> realized, Set<String> claimed) {
        return !Collections.disjoint(realized, claimed);
    }

    /** Packages are in lower case here, classes are not. */
    private static boolean isClass(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1));
    }

    private static SortedSet<String> none() {
        return Collections.emptySortedSet();
    }

    private static void add(Map<String, SortedSet<String>> to, String key, String id) {
        to.computeIfAbsent(key, k -> new TreeSet<>()).add(id);
    }
}
