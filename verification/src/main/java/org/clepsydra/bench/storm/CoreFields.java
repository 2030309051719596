package org.clepsydra.bench.storm;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Every word of a core's memory: each field of a primitive type and each element of an array of
 * them that is reachable from it. Constants of classes are not among them, as they lie with the
 * code.
 */
final class CoreFields {
    private static final String ROOT = "org.clepsydra.";

    private final List<Place> places = new ArrayList<>();

    /**
     * Fields or elements that lie together.
     *
     * @param owner the object, or the array
     * @param field of the object; null for an array
     * @param home the class that has it, or the array
     * @param path from the core
     * @param count of elements; 1 for a field
     */
    record Place(Object owner, Field field, Class<?> home, String path, int count) {
        private int bits() {
            Class<?> type = type();
            return type == long.class
                    ? Long.SIZE
                    : type == int.class
                            ? Integer.SIZE
                            : type == short.class || type == char.class
                                    ? Short.SIZE
                                    : type == byte.class ? Byte.SIZE : 1;
        }

        private Class<?> type() {
            return field == null ? owner.getClass().getComponentType() : field.getType();
        }
    }

    /**
     * A bit of it.
     *
     * @param place the field or array
     * @param index of the element; 0 for a field
     * @param bit 0 for the least
     */
    record Bit(Place place, int index, int bit) {
        /** Where it is, in words. */
        String path() {
            return place.field() == null ? place.path() + "[" + index + "]" : place.path();
        }

        /** What it is part of, elements of an array together. */
        String name() {
            return place.field() == null ? place.path() + "[]" : place.path();
        }

        /** Room and class that have it. */
        String home() {
            String name = place.home().getName();
            return name.substring(name.indexOf(ROOT) + ROOT.length());
        }

        /** Turns it over. */
        void flip() {
            try {
                if (place.field() == null) {
                    flipElement();
                } else {
                    flipField();
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(path(), e);
            }
        }

        private void flipElement() {
            Class<?> type = place.type();
            Object array = place.owner();
            if (type == boolean.class) {
                Array.setBoolean(array, index, !Array.getBoolean(array, index));
            } else if (type == long.class) {
                Array.setLong(array, index, Array.getLong(array, index) ^ 1L << bit);
            } else if (type == int.class) {
                Array.setInt(array, index, Array.getInt(array, index) ^ 1 << bit);
            } else {
                Array.setByte(array, index, (byte) (Array.getByte(array, index) ^ 1 << bit));
            }
        }

        private void flipField() throws IllegalAccessException {
            Field field = place.field();
            Object owner = place.owner();
            Class<?> type = field.getType();
            if (type == boolean.class) {
                field.setBoolean(owner, !field.getBoolean(owner));
            } else if (type == long.class) {
                field.setLong(owner, field.getLong(owner) ^ 1L << bit);
            } else if (type == int.class) {
                field.setInt(owner, field.getInt(owner) ^ 1 << bit);
            } else {
                field.setByte(owner, (byte) (field.getByte(owner) ^ 1 << bit));
            }
        }
    }

    /** All of these objects and what they refer to. */
    CoreFields(String name, Object root) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        walk(name, root, root.getClass(), seen);
    }

    private void walk(String path, Object object, Class<?> home, Set<Object> seen) {
        if (object == null || !seen.add(object)) {
            return;
        }
        Class<?> type = object.getClass();
        if (type.isArray()) {
            if (type.getComponentType().isPrimitive()) {
                int count = Array.getLength(object);
                if (count > 0) {
                    places.add(new Place(object, null, home, path, count));
                }
            } else {
                for (int i = 0; i < Array.getLength(object); i++) {
                    walk(path + "[" + i + "]", Array.get(object, i), home, seen);
                }
            }
            return;
        }
        if (!type.getName().startsWith(ROOT)) {
            throw new IllegalStateException(path + " is of " + type.getName());
        }
        for (Field field : type.getDeclaredFields()) {
            boolean constant = Modifier.isStatic(field.getModifiers()) || field.isSynthetic();
            if (!constant) {
                field.setAccessible(true);
                walkField(path + "." + field.getName(), object, field, seen);
            }
        }
    }

    private void walkField(String path, Object object, Field field, Set<Object> seen) {
        if (field.getType().isPrimitive()) {
            places.add(new Place(object, field, object.getClass(), path, 1));
            return;
        }
        try {
            walk(path, field.get(object), object.getClass(), seen);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** Fields, and arrays as one each. */
    List<Place> places() {
        return List.copyOf(places);
    }

    /** Fields and elements. */
    long words() {
        return places.stream().mapToLong(Place::count).sum();
    }

    /**
     * A bit by turns: for every other number the next of all fields and arrays, so that a field is
     * not lost beside a long array, and an element at random; for those between the next of all
     * words, so that every element has its turn.
     */
    Bit draw(long number, SplittableRandom random) {
        long turn = number / 2;
        if (number % 2 == 0) {
            Place place = places.get((int) (turn % places.size()));
            return new Bit(place, random.nextInt(place.count()), random.nextInt(place.bits()));
        }
        long words = words();
        // Neighbours are far apart, and all come once.
        long word = turn % words * Draw.coprime((int) words) % words;
        int at = 0;
        while (word >= places.get(at).count()) {
            word -= places.get(at).count();
            at++;
        }
        return new Bit(places.get(at), (int) word, random.nextInt(places.get(at).bits()));
    }
}
