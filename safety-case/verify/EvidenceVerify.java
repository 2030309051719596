import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Judges an evidence bundle of Clepsydra with a JDK of release 17 or later and nothing else.
 *
 * <p>It checks sums, manifest and, when a key is given, signature; holds the evidence against
 * itself; and evaluates the safety case again from the evidence. It shares no code with what built
 * the bundle. Run it from a copy you trust: {@code java EvidenceVerify.java verify bundle.zip}.
 *
 * <p>Exit codes: 0 accepted; 1 rejected, with file and reason; 2 wrong use.
 */
public final class EvidenceVerify {
    private static final String USAGE =
            """
            usage: java EvidenceVerify.java verify BUNDLE.zip|FOLDER [--key PUBLIC_KEY]
                   java EvidenceVerify.java sign BUNDLE.zip PRIVATE_KEY
                   java EvidenceVerify.java keygen NEW_FOLDER
            """;

    private EvidenceVerify() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    /** What {@link #main} does, without leaving the machine. */
    static int run(List<String> args, PrintStream out, PrintStream err) {
        try {
            switch (args.isEmpty() ? "" : args.get(0)) {
                case "verify" -> verify(args, out);
                case "sign" -> sign(args, out);
                case "keygen" -> keygen(args, out);
                default -> throw new WrongUse(USAGE);
            }
            return 0;
        } catch (Rejected e) {
            e.faults.forEach(fault -> err.println("rejected: " + fault));
            return 1;
        } catch (WrongUse e) {
            err.println(e.getMessage().strip());
            return 2;
        } catch (IOException | GeneralSecurityException e) {
            err.println("cannot do it: " + e);
            return 2;
        }
    }

    private static void verify(List<String> args, PrintStream out)
            throws Rejected, WrongUse, IOException, GeneralSecurityException {
        boolean keyed = args.size() == 4 && args.get(2).equals("--key");
        if (args.size() != 2 && !keyed) {
            throw new WrongUse(USAGE);
        }
        Path bundle = Path.of(args.get(1));
        SortedMap<String, byte[]> files = Archive.read(bundle);
        String digest = hex(sha256(Archive.encode(files)));
        Path signature = Signing.beside(bundle);
        if (keyed) {
            Signing.check(digest, signature, Path.of(args.get(3)));
            out.println("signature  holds for this key");
        } else if (Files.exists(signature)) {
            out.println("signature  there, not checked: no --key was given");
        } else {
            out.println("signature  none");
        }
        Seals.check(files);
        out.println("files      " + files.size() + ", none missing, additional or changed");
        Evidence evidence = new Evidence(files);
        evidence.check();
        out.println("evidence   agrees with itself");
        Case.check(evidence, files, out);
        out.println("accepted   sha256 " + digest);
    }

    private static void sign(List<String> args, PrintStream out)
            throws Rejected, WrongUse, IOException, GeneralSecurityException {
        if (args.size() != 3) {
            throw new WrongUse(USAGE);
        }
        Path bundle = Path.of(args.get(1));
        String digest = hex(sha256(Archive.encode(Archive.read(bundle))));
        Path file = Signing.beside(bundle);
        Files.writeString(file, Signing.sign(digest, Path.of(args.get(2))));
        out.println("signed     sha256 " + digest + " in " + file);
    }

    private static void keygen(List<String> args, PrintStream out)
            throws WrongUse, IOException, GeneralSecurityException {
        if (args.size() != 2) {
            throw new WrongUse(USAGE);
        }
        Signing.generate(Path.of(args.get(1)));
        out.println("keys       clepsydra.key (keep it off line) and clepsydra.pub");
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The bundle is not what it says; every fault names its file. */
    static final class Rejected extends Exception {
        private static final long serialVersionUID = 1;
        final transient List<String> faults;

        Rejected(List<String> faults) {
            super(String.join("\n", faults));
            this.faults = List.copyOf(faults);
        }

        Rejected(String fault) {
            this(List.of(fault));
        }

        /** Throws when there is a fault. */
        static void any(List<String> faults) throws Rejected {
            if (!faults.isEmpty()) {
                throw new Rejected(faults);
            }
        }
    }

    /** The program was called in a way it does not know. */
    static final class WrongUse extends Exception {
        private static final long serialVersionUID = 1;

        WrongUse(String message) {
            super(message);
        }
    }

    /**
     * The one form of archive that a bundle has: entries in the order of their names, stored, one
     * time. Any other archive of the same files is refused, so that no byte of it is free.
     */
    static final class Archive {
        private static final int LOCAL = 0x04034b50;
        private static final int CENTRAL = 0x02014b50;
        private static final int END = 0x06054b50;
        private static final int LOCAL_SIZE = 30;
        private static final short VERSION = 10;
        private static final int NAMES_IN_UTF8 = 0x0800;

        /** 1 February 1980, in the form of DOS. */
        private static final short DATE = 2 << 5 | 1;

        private Archive() {}

        static SortedMap<String, byte[]> read(Path bundle) throws Rejected, WrongUse, IOException {
            if (Files.isDirectory(bundle)) {
                return folder(bundle);
            }
            byte[] bytes;
            try {
                bytes = Files.readAllBytes(bundle);
            } catch (NoSuchFileException e) {
                throw new WrongUse("no file " + bundle);
            }
            SortedMap<String, byte[]> files = decode(bytes);
            int at = Arrays.mismatch(bytes, encode(files));
            if (at >= 0) {
                throw new Rejected("archive: byte " + at + " is not as a bundle has it");
            }
            return files;
        }

        private static SortedMap<String, byte[]> folder(Path folder) throws Rejected, IOException {
            SortedMap<String, byte[]> files = new TreeMap<>();
            List<String> faults = new ArrayList<>();
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.toList()) {
                    String name = folder.relativize(path).toString().replace('\\', '/');
                    if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                        files.put(name, Files.readAllBytes(path));
                    } else if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                        faults.add(name + ": neither a file nor a folder");
                    }
                }
            }
            Rejected.any(faults);
            return files;
        }

        /** Names and contents as the local headers say; {@link #read} compares all the rest. */
        static SortedMap<String, byte[]> decode(byte[] bytes) throws Rejected {
            SortedMap<String, byte[]> files = new TreeMap<>();
            ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            while (in.remaining() >= LOCAL_SIZE && in.getInt(in.position()) == LOCAL) {
                int start = in.position();
                int size = in.getInt(start + 18);
                int length = in.getShort(start + 26) & 0xffff;
                if (size < 0 || size > in.remaining() - LOCAL_SIZE - length) {
                    throw new Rejected("archive: the entry at byte " + start + " has no end");
                }
                byte[] name = new byte[length];
                byte[] content = new byte[size];
                in.position(start + LOCAL_SIZE).get(name).get(content);
                files.put(new String(name, StandardCharsets.US_ASCII), content);
            }
            return files;
        }

        static byte[] encode(SortedMap<String, byte[]> files) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream directory = new ByteArrayOutputStream();
            files.forEach(
                    (name, content) -> {
                        int offset = out.size();
                        byte[] common = common(name, content);
                        out.writeBytes(little(4).putInt(LOCAL).array());
                        out.writeBytes(common);
                        out.writeBytes(utf8(name));
                        out.writeBytes(content);
                        directory.writeBytes(little(6).putInt(CENTRAL).putShort(VERSION).array());
                        directory.writeBytes(common);
                        directory.writeBytes(little(14).putInt(10, offset).array());
                        directory.writeBytes(utf8(name));
                    });
            int start = out.size();
            out.writeBytes(directory.toByteArray());
            short count = (short) files.size();
            out.writeBytes(
                    little(22)
                            .putInt(END)
                            .putInt(0)
                            .putShort(count)
                            .putShort(count)
                            .putInt(directory.size())
                            .putInt(start)
                            .array());
            return out.toByteArray();
        }

        /** What local and central headers share: from the version needed to the lengths. */
        private static byte[] common(String name, byte[] content) {
            CRC32 crc = new CRC32();
            crc.update(content);
            return little(26)
                    .putShort(VERSION)
                    .putInt(NAMES_IN_UTF8)
                    .putShort((short) 0)
                    .putShort(DATE)
                    .putInt((int) crc.getValue())
                    .putInt(content.length)
                    .putInt(content.length)
                    .putShort((short) utf8(name).length)
                    .array();
        }

        private static ByteBuffer little(int size) {
            return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** Ed25519 over the digest of the archive; the signature lies beside the bundle. */
    static final class Signing {
        private static final String ALGORITHM = "Ed25519";

        private Signing() {}

        /** {@code bundle.zip.sig}, for the archive and for the folder {@code bundle}. */
        static Path beside(Path bundle) {
            String name = bundle.toAbsolutePath().normalize().getFileName().toString();
            String ending = name.endsWith(".zip") ? ".sig" : ".zip.sig";
            return bundle.toAbsolutePath().normalize().resolveSibling(name + ending);
        }

        /** What is signed: the form of the bundle and the digest, a line each. */
        private static byte[] statement(String digest) {
            return utf8("clepsydra-evidence-1\n" + digest + "\n");
        }

        static String sign(String digest, Path key) throws IOException, GeneralSecurityException {
            PrivateKey secret =
                    KeyFactory.getInstance(ALGORITHM)
                            .generatePrivate(new PKCS8EncodedKeySpec(unwrap(key)));
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(secret);
            signer.update(statement(digest));
            return hex(signer.sign()) + "\n";
        }

        static void check(String digest, Path file, Path key)
                throws Rejected, IOException, GeneralSecurityException {
            if (!Files.isRegularFile(file)) {
                throw new Rejected(file.getFileName() + ": a key is given and no signature");
            }
            PublicKey open =
                    KeyFactory.getInstance(ALGORITHM)
                            .generatePublic(new X509EncodedKeySpec(unwrap(key)));
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(open);
            verifier.update(statement(digest));
            boolean holds = false;
            if (text.matches("[0-9a-f]{128}\n")) {
                try {
                    holds = verifier.verify(HexFormat.of().parseHex(text.strip()));
                } catch (GeneralSecurityException e) {
                    holds = false;
                }
            }
            if (!holds) {
                throw new Rejected(file.getFileName() + ": not of this bundle by this key");
            }
        }

        static void generate(Path folder) throws IOException, GeneralSecurityException {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            Files.createDirectories(folder);
            Path secret = folder.resolve("clepsydra.key");
            Files.createFile(secret);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(secret, wrap("PRIVATE KEY", pair.getPrivate().getEncoded()));
            Files.writeString(
                    folder.resolve("clepsydra.pub"),
                    wrap("PUBLIC KEY", pair.getPublic().getEncoded()),
                    StandardOpenOption.CREATE_NEW);
        }

        private static String wrap(String kind, byte[] key) {
            String middle = Base64.getMimeEncoder(64, utf8("\n")).encodeToString(key);
            return "-----BEGIN " + kind + "-----\n" + middle + "\n-----END " + kind + "-----\n";
        }

        private static byte[] unwrap(Path key) throws IOException, GeneralSecurityException {
            String text = Files.readString(key).replaceAll("-----[A-Z ]+-----|\\s", "");
            try {
                return Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException e) {
                throw new GeneralSecurityException(key + " is no key", e);
            }
        }
    }

    /** Sums and manifest against the files. */
    static final class Seals {
        private static final String MANIFEST = "MANIFEST.json";
        private static final String SUMS = "SHA256SUMS";

        private Seals() {}

        static void check(SortedMap<String, byte[]> files) throws Rejected {
            for (String name : List.of(MANIFEST, SUMS)) {
                if (!files.containsKey(name)) {
                    throw new Rejected(name + ": missing");
                }
            }
            SortedMap<String, byte[]> summed = new TreeMap<>(files);
            summed.remove(SUMS);
            String text = new String(files.get(SUMS), StandardCharsets.ISO_8859_1);
            Map<String, String> said = new LinkedHashMap<>();
            for (String line : text.split("\n", -1)) {
                if (line.matches("[0-9a-f]{64}  .+")) {
                    said.put(line.substring(66), line.substring(0, 64));
                }
            }
            Rejected.any(differences(summed, said, SUMS));
            if (!text.equals(sums(summed))) {
                throw new Rejected(SUMS + ": not in the one form that it has");
            }
            manifest(files);
        }

        private static void manifest(SortedMap<String, byte[]> files) throws Rejected {
            Object manifest = Json.parse(MANIFEST, files.get(MANIFEST));
            if (!"clepsydra-evidence-1".equals(Json.text(manifest, "format"))) {
                throw new Rejected(MANIFEST + ": a form this program does not know");
            }
            SortedMap<String, byte[]> listed = new TreeMap<>(files);
            listed.remove(SUMS);
            listed.remove(MANIFEST);
            Map<String, String> said = new LinkedHashMap<>();
            for (Object file : Json.list(manifest, "files")) {
                said.put(Json.text(file, "path"), Json.text(file, "sha256"));
                byte[] content = listed.get(Json.text(file, "path"));
                if (content != null && content.length != Json.number(file, "size")) {
                    throw new Rejected(Json.text(file, "path") + ": another size in " + MANIFEST);
                }
            }
            Rejected.any(differences(listed, said, MANIFEST));
            sources(manifest, Json.parse("evidence/sources.json", files));
        }

        /** The digest of the sources is that of their sums, in the form of the sums of files. */
        private static void sources(Object manifest, Object sources) throws Rejected {
            SortedMap<String, byte[]> texts = new TreeMap<>();
            for (Object file : Json.list(sources, "files")) {
                texts.put(Json.text(file, "path"), utf8(Json.text(file, "text")));
            }
            if (Json.number(manifest, "sourceFiles") != texts.size()
                    || !hex(sha256(utf8(sums(texts)))).equals(Json.text(manifest, "sourceTree"))) {
                throw new Rejected("evidence/sources.json: not the sources of " + MANIFEST);
            }
        }

        private static List<String> differences(
                SortedMap<String, byte[]> files, Map<String, String> said, String where) {
            List<String> faults = new ArrayList<>();
            files.forEach(
                    (name, bytes) -> {
                        if (!said.containsKey(name)) {
                            faults.add(name + ": additional, not in " + where);
                        } else if (!hex(sha256(bytes)).equals(said.get(name))) {
                            faults.add(name + ": changed, not as in " + where);
                        }
                    });
            for (String name : said.keySet()) {
                if (!files.containsKey(name)) {
                    faults.add(name + ": missing, is in " + where);
                }
            }
            return faults;
        }

        private static String sums(SortedMap<String, byte[]> files) {
            StringBuilder text = new StringBuilder();
            files.forEach(
                    (name, bytes) ->
                            text.append(hex(sha256(bytes))).append("  ").append(name).append('\n'));
            return text.toString();
        }
    }

    /**
     * A strict reader of JSON: objects become maps, and one with a key twice is refused, as two
     * readers may see two things in it.
     */
    static final class Json {
        private static final int DEEPEST = 64;
        private final String file;
        private final String text;
        private int at;
        private int depth;

        private Json(String file, String text) {
            this.file = file;
            this.text = text;
        }

        static Object parse(String name, SortedMap<String, byte[]> files) throws Rejected {
            if (!files.containsKey(name)) {
                throw new Rejected(name + ": missing");
            }
            return parse(name, files.get(name));
        }

        static Object parse(String file, byte[] bytes) throws Rejected {
            String text;
            try {
                text =
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(bytes))
                                .toString();
            } catch (CharacterCodingException e) {
                throw new Rejected(file + ": not UTF-8");
            }
            Json json = new Json(file, text);
            Object value = json.value();
            json.blank();
            if (json.at != text.length()) {
                throw json.wrong("more than one value");
            }
            return value;
        }

        static Object get(Object object, String key) {
            return object instanceof Map<?, ?> map ? map.get(key) : null;
        }

        /** The string under a key; empty when there is none. */
        static String text(Object object, String key) {
            Object value = get(object, key);
            return value == null ? "" : value.toString();
        }

        /** The list under a key; empty when there is none. */
        static List<?> list(Object object, String key) {
            return get(object, key) instanceof List<?> list ? list : List.of();
        }

        static List<String> texts(Object object, String key) {
            return list(object, key).stream().map(String::valueOf).toList();
        }

        /** The whole number under a key; -1 when there is none. */
        static long number(Object object, String key) {
            return get(object, key) instanceof BigDecimal number ? number.longValue() : -1;
        }

        private Object value() throws Rejected {
            blank();
            char next = peek();
            if (next == '{' || next == '[') {
                if (++depth > DEEPEST) {
                    throw wrong("too deep");
                }
                at++;
                Object value = next == '{' ? object() : array();
                depth--;
                return value;
            }
            if (next == '"') {
                return string();
            }
            return word();
        }

        private Map<String, Object> object() throws Rejected {
            Map<String, Object> map = new LinkedHashMap<>();
            blank();
            if (peek() == '}') {
                at++;
                return map;
            }
            while (true) {
                blank();
                String key = string();
                blank();
                expect(':');
                if (map.containsKey(key)) {
                    throw wrong("the key " + key + " twice");
                }
                map.put(key, value());
                blank();
                if (peek() == '}') {
                    at++;
                    return map;
                }
                expect(',');
            }
        }

        private List<Object> array() throws Rejected {
            List<Object> list = new ArrayList<>();
            blank();
            if (peek() == ']') {
                at++;
                return list;
            }
            while (true) {
                list.add(value());
                blank();
                if (peek() == ']') {
                    at++;
                    return list;
                }
                expect(',');
            }
        }

        private String string() throws Rejected {
            expect('"');
            StringBuilder value = new StringBuilder();
            while (peek() != '"') {
                char next = text.charAt(at++);
                if (next < ' ') {
                    throw wrong("a control character in a string");
                }
                value.append(next == '\\' ? escaped() : next);
            }
            at++;
            return value.toString();
        }

        private char escaped() throws Rejected {
            char kind = peek();
            at++;
            return switch (kind) {
                case '"', '\\', '/' -> kind;
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> {
                    if (at + 4 > text.length()
                            || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
                        throw wrong("an escape that is none");
                    }
                    at += 4;
                    yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
                }
                default -> throw wrong("an escape that is none");
            };
        }

        private Object word() throws Rejected {
            int start = at;
            while (at < text.length() && ",:]} \t\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(start, at);
            switch (word) {
                case "true":
                    return Boolean.TRUE;
                case "false":
                    return Boolean.FALSE;
                case "null":
                    return null;
                default:
                    if (!word.matches("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?")) {
                        throw wrong("a value that is none");
                    }
                    return new BigDecimal(word);
            }
        }

        private void blank() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private char peek() throws Rejected {
            if (at >= text.length()) {
                throw wrong("an end too early");
            }
            return text.charAt(at);
        }

        private void expect(char wanted) throws Rejected {
            if (peek() != wanted) {
                throw wrong("no " + wanted);
            }
            at++;
        }

        private Rejected wrong(String what) {
            return new Rejected(file + ": no JSON, " + what + " at character " + at);
        }
    }

    /** The evidence, and whether what is derived in it follows from the rest of it. */
    static final class Evidence {
        private static final Map<String, List<String>> LISTS = new TreeMap<>();

        static {
            LISTS.put("checks", List.of("checks"));
            LISTS.put("coverage", List.of("classes"));
            LISTS.put("gates", List.of("gates"));
            LISTS.put("items", List.of("items"));
            LISTS.put("marks", List.of("marks", "calls"));
            LISTS.put("mutants", List.of("mutants", "requirements"));
            LISTS.put("sources", List.of("files"));
            LISTS.put("tests", List.of("tests"));
        }

        private static final String BILL = "sbom/clepsydra-core-bom.json";

        final Map<String, Object> items = new LinkedHashMap<>();
        private final Object bill;
        private final Map<String, List<Object>> marks = new TreeMap<>();
        private final Map<String, Set<String>> realized = new HashMap<>();
        private final Map<String, Set<String>> callees = new TreeMap<>();
        private final Map<String, Set<String>> callers = new TreeMap<>();
        private final Map<String, Object> files = new TreeMap<>();
        private final List<String> faults = new ArrayList<>();

        Evidence(SortedMap<String, byte[]> bundle) throws Rejected {
            for (Map.Entry<String, List<String>> file : LISTS.entrySet()) {
                String name = "evidence/" + file.getKey() + ".json";
                Object content = Json.parse(name, bundle);
                for (String list : file.getValue()) {
                    if (!(Json.get(content, list) instanceof List)) {
                        throw new Rejected(name + ": no list of " + list);
                    }
                }
                files.put(file.getKey(), content);
            }
            bill = Json.parse(BILL, bundle);
            for (Object item : rows("items", "items")) {
                if (items.put(Json.text(item, "id"), item) != null) {
                    fault("items", Json.text(item, "id") + " twice");
                }
            }
        }

        List<?> rows(String file, String list) {
            return Json.list(files.get(file), list);
        }

        /** The rows of a list that have this value under this key. */
        List<?> rows(String file, String list, String key, String value) {
            return rows(file, list).stream()
                    .filter(row -> Json.text(row, key).equals(value))
                    .toList();
        }

        /** Throws when a derived value is not what the rest of the evidence gives. */
        void check() throws Rejected {
            digests();
            spans();
            tests();
            mutants();
            scores();
            gates();
            bill();
            Rejected.any(faults);
        }

        private void fault(String file, String what) {
            faults.add("evidence/" + file + ".json: " + what);
        }

        /** The digest of an item is of its type, title and text, white space folded. */
        private void digests() {
            for (Object item : items.values()) {
                String text =
                        Json.text(item, "type")
                                + " "
                                + Json.text(item, "title")
                                + " "
                                + Json.text(item, "text");
                String folded = text.strip().replaceAll("\\s+", " ");
                if (!hex(sha256(utf8(folded))).startsWith(Json.text(item, "digest"))
                        || Json.text(item, "digest").length() != 12) {
                    fault("items", Json.text(item, "id") + " has another digest than its text");
                }
            }
        }

        /** A mark stands on lines that its source has. */
        private void spans() {
            Map<String, Long> lengths = new TreeMap<>();
            for (Object file : rows("sources", "files")) {
                lengths.put(Json.text(file, "path"), Json.text(file, "text").lines().count());
            }
            for (Object mark : rows("marks", "marks")) {
                long first = Json.number(mark, "line");
                long last = Json.number(mark, "endLine");
                String file = Json.text(mark, "file");
                if (!lengths.containsKey(file)) {
                    fault("sources", "no " + file + ", which has a mark");
                } else if (first < 1 || last < first || last > lengths.get(file)) {
                    fault("marks", file + " has no lines " + first + " to " + last);
                }
            }
        }

        /** A test stands once, and verifies what the marks on it and around it say. */
        private void tests() {
            Set<String> names = new TreeSet<>();
            for (Object test : rows("tests", "tests")) {
                String name = Json.text(test, "className") + "#" + Json.text(test, "method");
                if (!names.add(name + " " + Json.text(test, "line"))) {
                    fault("tests", name + " twice");
                }
                boolean tool = Json.text(test, "kind").equals("tool");
                Set<String> claimed = tool ? Set.of() : claimed(name);
                if (!claimed.equals(new TreeSet<>(Json.texts(test, "verifies")))) {
                    fault("tests", name + " verifies another set than its marks say");
                }
            }
        }

        /** Whose a mutant is, and whether an own test finds it. */
        private void mutants() {
            for (Object mutant : rows("mutants", "mutants")) {
                String id = Json.text(mutant, "id");
                Set<String> owners =
                        realized(Json.text(mutant, "className"), Json.text(mutant, "method"));
                if (!owners.equals(new TreeSet<>(Json.texts(mutant, "requirements")))) {
                    fault("mutants", id + " is of other requirements than the marks say");
                }
                Set<String> claims = claimed(Json.text(mutant, "killer"));
                claims.retainAll(owners);
                String status = Json.text(mutant, "status");
                boolean own =
                        status.equals("timed-out") || status.equals("killed") && !claims.isEmpty();
                if (!Boolean.valueOf(own).equals(Json.get(mutant, "own"))) {
                    fault("mutants", id + " is own or not against what its killer claims");
                }
            }
        }

        /** The score of a requirement is that of its mutants. */
        private void scores() {
            Map<String, int[]> counts = new TreeMap<>();
            for (Object mutant : rows("mutants", "mutants")) {
                boolean own = Boolean.TRUE.equals(Json.get(mutant, "own"));
                boolean survived = Json.text(mutant, "status").equals("survived");
                boolean excused = !own && !Json.text(mutant, "justification").isEmpty();
                for (String id : Json.texts(mutant, "requirements")) {
                    int[] count = counts.computeIfAbsent(id, none -> new int[5]);
                    count[0]++;
                    count[1] += own ? 1 : 0;
                    count[2] += !own && !survived ? 1 : 0;
                    count[3] += survived ? 1 : 0;
                    count[4] += excused ? 1 : 0;
                }
            }
            List<String> keys = List.of("mutants", "own", "coincidental", "survived", "justified");
            for (Object score : rows("mutants", "requirements")) {
                int[] count = counts.remove(Json.text(score, "id"));
                int[] wanted = count == null ? new int[5] : count;
                for (int i = 0; i < keys.size(); i++) {
                    if (Json.number(score, keys.get(i)) != wanted[i]) {
                        fault("mutants", Json.text(score, "id") + " has other " + keys.get(i));
                    }
                }
                if (!percent(wanted[1], wanted[0] - wanted[4])
                        .equals(Json.text(score, "percent"))) {
                    fault("mutants", Json.text(score, "id") + " has another percent");
                }
            }
            counts.keySet().forEach(id -> fault("mutants", "no score of " + id));
        }

        /** Tenths of a percent, cut off. */
        private static String percent(int part, int of) {
            int tenths = of == 0 ? 0 : (int) (part * 1000L / of);
            return of == 0 ? "none" : tenths / 10 + "." + tenths % 10;
        }

        /** Gates and checks stand once, and a gate counts what it lists. */
        private void gates() {
            for (String file : List.of("checks", "gates")) {
                Set<String> names = new TreeSet<>();
                for (Object row : rows(file, file)) {
                    if (!names.add(Json.text(row, "name"))) {
                        fault(file, Json.text(row, "name") + " twice");
                    }
                }
            }
            for (Object gate : rows("gates", "gates")) {
                if (Json.number(gate, "count") != Json.list(gate, "faults").size()) {
                    fault("gates", Json.text(gate, "name") + " counts other than it lists");
                }
            }
        }

        /** The bill of materials is empty where a check says so. */
        private void bill() {
            boolean empty = Json.list(bill, "components").isEmpty();
            for (Object dependency : Json.list(bill, "dependencies")) {
                empty &= Json.list(dependency, "dependsOn").isEmpty();
            }
            for (Object check :
                    rows("checks", "checks", "name", "no run-time dependency of core")) {
                if (Json.text(check, "result").equals("holds") && !empty) {
                    faults.add(BILL + ": lists what evidence/checks.json says is not there");
                }
            }
        }

        /** What a test, as class#method, claims: its own marks and those of the classes around. */
        private Set<String> claimed(String test) {
            int hash = test.indexOf('#');
            Set<String> ids = new TreeSet<>();
            if (hash > 0) {
                String className = test.substring(0, hash).replace('$', '.');
                ids.addAll(marked("test", className, test.substring(hash + 1)));
                for (String at = className; isClass(at); at = outer(at)) {
                    ids.addAll(marked("test", at, ""));
                }
            }
            return ids;
        }

        /**
         * What a method realizes: its own marks, or else those around it and what its callers
         * realize; and in any case what is marked on those it calls.
         */
        private Set<String> realized(String className, String method) {
            return realized.computeIfAbsent(
                    className.replace('$', '.') + "#" + method,
                    name -> {
                        Set<String> called = callees().getOrDefault(name, Set.of());
                        Set<String> ids = new TreeSet<>();
                        serves(name, ids, new HashSet<>());
                        called.forEach(to -> ids.addAll(on(to)));
                        return ids;
                    });
        }

        private void serves(String name, Set<String> ids, Set<String> seen) {
            if (seen.add(name)) {
                ids.addAll(on(name));
                int hash = name.indexOf('#');
                if (marked("impl", name.substring(0, hash), name.substring(hash + 1)).isEmpty()) {
                    callers.getOrDefault(name, Set.of()).forEach(by -> serves(by, ids, seen));
                }
            }
        }

        /** Marks on a method, else on the innermost class, else, of a constructor, in its class. */
        private Set<String> on(String name) {
            int hash = name.indexOf('#');
            String className = name.substring(0, hash);
            Set<String> ids = marked("impl", className, name.substring(hash + 1));
            for (String at = className; ids.isEmpty() && isClass(at); at = outer(at)) {
                ids = marked("impl", at, "");
            }
            boolean builds = ids.isEmpty() && name.endsWith("#<init>");
            return builds ? marked("impl", className, null) : ids;
        }

        private Map<String, Set<String>> callees() {
            if (callees.isEmpty()) {
                for (Object row : rows("marks", "calls")) {
                    String from = Json.text(row, "method");
                    for (Object to : Json.list(row, "calls")) {
                        callees.computeIfAbsent(from, none -> new TreeSet<>()).add((String) to);
                        callers.computeIfAbsent((String) to, none -> new TreeSet<>()).add(from);
                    }
                }
            }
            return callees;
        }

        /** Ids of marks on one member, on a class ("") or on any member (null). */
        private Set<String> marked(String kind, String className, String member) {
            Set<String> ids = new TreeSet<>();
            for (Object mark : byClass().getOrDefault(className, List.of())) {
                boolean impl = Json.text(mark, "kind").equals("impl");
                if (impl == kind.equals("impl")
                        && (member == null || Json.text(mark, "member").equals(member))) {
                    ids.add(Json.text(mark, "id"));
                }
            }
            return ids;
        }

        private Map<String, List<Object>> byClass() {
            if (marks.isEmpty()) {
                for (Object mark : rows("marks", "marks")) {
                    String name = Json.text(mark, "className").replace('$', '.');
                    marks.computeIfAbsent(name, none -> new ArrayList<>()).add(mark);
                }
            }
            return marks;
        }

        /** Packages are in small letters here, classes are not. */
        private static boolean isClass(String name) {
            return Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1));
        }

        private static String outer(String name) {
            int dot = name.lastIndexOf('.');
            return dot < 0 ? "none" : name.substring(0, dot);
        }
    }

    /**
     * The safety case, evaluated again. From best to worst a value is true, open, stale, missing or
     * false; a node is worth the worst of what supports it and of the doubts that challenge it.
     */
    static final class Case {
        private static final String FILE = "argument/case.json";
        private static final String ARGUMENT = "argument/argument.yaml";
        private static final List<String> VALUES =
                List.of("true", "open", "stale", "missing", "false");
        private static final Set<String> ARGUING = Set.of("G", "S", "Sn", "D");
        private static final Set<String> SILENT = Set.of("C", "A", "J");

        private final Evidence evidence;
        private final Object told;
        private final Map<String, Object> nodes = new LinkedHashMap<>();
        private final Map<String, List<String>> doubts = new TreeMap<>();
        private final Map<String, String> values = new TreeMap<>();
        private final Set<String> above = new TreeSet<>();

        private Case(Evidence evidence, Object told) {
            this.evidence = evidence;
            this.told = told;
        }

        static void check(Evidence evidence, SortedMap<String, byte[]> files, PrintStream out)
                throws Rejected {
            Case made = new Case(evidence, Json.parse(FILE, files));
            made.read();
            made.whole(files);
            String root = Json.text(made.told, "root");
            if (!made.nodes.containsKey(root)) {
                throw new Rejected(FILE + ": no root");
            }
            String value = made.value(root);
            made.compare();
            made.summary(value);
            made.redTeam();
            made.print(root, out);
            if (VALUES.indexOf(value) > VALUES.indexOf("open")) {
                throw new Rejected(FILE + ": the case does not stand, " + root + " is " + value);
            }
        }

        private void read() throws Rejected {
            for (Object node : Json.list(told, "nodes")) {
                String id = Json.text(node, "id");
                String kind = Json.text(node, "kind");
                if (!ARGUING.contains(kind) && !SILENT.contains(kind)) {
                    throw new Rejected(FILE + ": " + id + " is of no kind");
                }
                if (nodes.put(id, node) != null) {
                    throw new Rejected(FILE + ": " + id + " twice");
                }
                for (String challenged : Json.texts(node, "challenges")) {
                    doubts.computeIfAbsent(challenged, none -> new ArrayList<>()).add(id);
                }
            }
        }

        /** No node that stands in the argument by its own name is left out. */
        private void whole(SortedMap<String, byte[]> files) throws Rejected {
            byte[] argument = files.getOrDefault(ARGUMENT, new byte[0]);
            List<String> faults = new ArrayList<>();
            Matcher id =
                    Pattern.compile("(?m)^- id: ([^\\s\"{}]+)$")
                            .matcher(new String(argument, StandardCharsets.UTF_8));
            while (id.find()) {
                if (!nodes.containsKey(id.group(1))) {
                    faults.add(FILE + ": no " + id.group(1) + ", which is in " + ARGUMENT);
                }
            }
            Rejected.any(faults);
        }

        /** The value of a node that argues; each is worked out once. */
        private String value(String id) throws Rejected {
            String known = values.get(id);
            if (known != null) {
                return known;
            }
            Object node = nodes.get(id);
            String kind = node == null ? "" : Json.text(node, "kind");
            if (!ARGUING.contains(kind)) {
                throw new Rejected(FILE + ": " + id + " supports and is no claim, leaf or doubt");
            }
            if (!above.add(id)) {
                throw new Rejected(FILE + ": " + id + " rests on itself");
            }
            List<String> under = Json.texts(node, "supportedBy");
            if (kind.equals("Sn") != under.isEmpty()) {
                throw new Rejected(FILE + ": " + id + " has support and must not, or has none");
            }
            String worst = kind.equals("Sn") ? leaf(node) : "true";
            for (String below : under) {
                worst = worse(worst, value(below));
            }
            for (String doubt : doubts.getOrDefault(id, List.of())) {
                worst = worse(worst, value(doubt));
            }
            above.remove(id);
            values.put(id, worst);
            return worst;
        }

        private static String worse(String one, String other) {
            return VALUES.indexOf(one) >= VALUES.indexOf(other) ? one : other;
        }

        private String leaf(Object node) throws Rejected {
            try {
                String predicate = Json.text(node, "predicate");
                return Predicates.value(evidence, predicate, Json.get(node, "args"));
            } catch (IllegalArgumentException e) {
                throw new Rejected(FILE + ": " + Json.text(node, "id") + ": " + e.getMessage());
            }
        }

        /** Every node has the value told; one that nothing leads to has no place in a case. */
        private void compare() throws Rejected {
            List<String> faults = new ArrayList<>();
            Set<String> context = new TreeSet<>();
            for (Object node : nodes.values()) {
                context.addAll(Json.texts(node, "inContextOf"));
            }
            nodes.forEach(
                    (id, node) -> {
                        boolean silent = SILENT.contains(Json.text(node, "kind"));
                        String said = Json.text(node, "value");
                        if (silent ? !context.contains(id) : !values.containsKey(id)) {
                            faults.add(FILE + ": nothing leads to " + id);
                        } else if (!silent && !values.get(id).equals(said)) {
                            faults.add(
                                    FILE
                                            + ": "
                                            + id
                                            + " is told as "
                                            + said
                                            + ", the evidence gives "
                                            + values.get(id));
                        } else if (silent && !said.isEmpty()) {
                            faults.add(FILE + ": " + id + " has a value");
                        }
                    });
            for (String id : context) {
                if (!nodes.containsKey(id)) {
                    faults.add(FILE + ": no context " + id);
                }
            }
            Rejected.any(faults);
        }

        private int count(String value) {
            return (int) leaves().stream().filter(id -> values.get(id).equals(value)).count();
        }

        private List<String> leaves() {
            return nodes.keySet().stream()
                    .filter(id -> Json.text(nodes.get(id), "kind").equals("Sn"))
                    .toList();
        }

        private void summary(String root) throws Rejected {
            Object summary = Json.get(told, "summary");
            boolean same =
                    Json.text(summary, "value").equals(root)
                            && Json.number(summary, "leaves") == leaves().size();
            for (String value : VALUES) {
                same &= Json.number(summary, value) == count(value);
            }
            Set<String> open = new TreeSet<>(leaves());
            open.removeIf(id -> values.get(id).equals("true"));
            if (!same || !open.equals(new TreeSet<>(Json.texts(summary, "notTrue")))) {
                throw new Rejected(FILE + ": another summary than the nodes give");
            }
        }

        /** Each leaf was attacked, and turned the root in every way. */
        private void redTeam() throws Rejected {
            Object team = Json.get(told, "redTeam");
            Set<String> attacked = new TreeSet<>();
            Set<String> blind = new TreeSet<>();
            for (Object row : Json.list(team, "rows")) {
                attacked.add(Json.text(row, "leaf"));
                if (!Boolean.TRUE.equals(Json.get(row, "turned"))) {
                    blind.add(Json.text(row, "leaf"));
                }
            }
            int leaves = leaves().size();
            if (!attacked.equals(new TreeSet<>(leaves()))
                    || Json.number(team, "of") != leaves
                    || Json.number(team, "turned") != leaves - blind.size()) {
                throw new Rejected(FILE + ": the red team counts other than its rows");
            }
            if (!blind.isEmpty()) {
                throw new Rejected(FILE + ": leaves that cannot turn the root: " + blind);
            }
        }

        private void print(String root, PrintStream out) {
            out.printf(
                    "case       %s is %s; %d leaves: %d true, %d open for the manufacturer,"
                            + " %d stale, %d missing, %d false%n",
                    root,
                    values.get(root),
                    leaves().size(),
                    count("true"),
                    count("open"),
                    count("stale"),
                    count("missing"),
                    count("false"));
            for (String id : leaves()) {
                if (VALUES.indexOf(values.get(id)) > VALUES.indexOf("open")) {
                    Object node = nodes.get(id);
                    out.println("  " + values.get(id) + "  " + id + ": " + Json.text(node, "text"));
                }
            }
        }
    }

    /** What a leaf may ask of the evidence: a closed list, each with its meaning. */
    static final class Predicates {
        private static final Set<String> LOOKED_AT = Set.of("haz", "rc", "req", "asm");
        private static final Set<String> SETTLED = Set.of("library", "not applicable");

        private final Evidence evidence;
        private final Object args;
        private String worst = "true";

        private Predicates(Evidence evidence, Object args) {
            this.evidence = evidence;
            this.args = args;
        }

        /** The value; an unknown predicate or a malformed argument throws. */
        static String value(Evidence evidence, String predicate, Object args) {
            Predicates leaf = new Predicates(evidence, args);
            switch (predicate) {
                case "tests" -> leaf.tests();
                case "ownMutation" -> leaf.ownMutation();
                case "coverage" -> leaf.coverage();
                case "proof" -> leaf.proof();
                case "static" -> leaf.check("static", leaf.arg("check"));
                case "campaign" -> leaf.check("campaign", leaf.arg("name"));
                case "noRuntimeDependency" ->
                        leaf.check("static", "no run-time dependency of core");
                case "reproducible" -> leaf.reproducible();
                case "openAnomalies" -> leaf.openAnomalies();
                case "chain" -> leaf.chain();
                case "gate" -> leaf.gate();
                case "manufacturer" -> leaf.left(leaf.arg("item"));
                case "review" -> leaf.left(leaf.arg("of"));
                default -> throw new IllegalArgumentException("no predicate " + predicate);
            }
            return leaf.worst;
        }

        private String arg(String key) {
            String value = Json.text(args, key);
            if (value.isEmpty()) {
                throw new IllegalArgumentException("no argument " + key);
            }
            return value;
        }

        /** A whole number; what it is when none is said. */
        private int number(String key, int otherwise) {
            String value = Json.text(args, key);
            return value.isEmpty() ? otherwise : Integer.parseInt(value);
        }

        private void atBest(String value) {
            worst = Case.worse(worst, value);
        }

        private void atBest(String value, boolean when) {
            if (when) {
                atBest(value);
            }
        }

        /** Whether a text fits a glob, in which a star is any text. */
        private static boolean fits(String glob, String text) {
            return text.matches(
                    Stream.of(glob.split("\\*", -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".*")));
        }

        /** Items whose id, its revision left out, fits. */
        private List<Object> items(String glob) {
            return evidence.items.values().stream()
                    .filter(item -> fits(glob, bare(Json.text(item, "id"))))
                    .toList();
        }

        private static String bare(String id) {
            return id.replaceFirst("~[0-9]+$", "");
        }

        private static boolean is(Object item, String type) {
            return Json.text(item, "type").equals(type);
        }

        private static boolean links(Object item, String id) {
            return Json.list(item, "links").stream()
                    .anyMatch(link -> Json.text(link, "to").equals(id));
        }

        /** Items of a type that link to the one. */
        private List<Object> under(Object item, String type) {
            String id = Json.text(item, "id");
            return evidence.items.values().stream()
                    .filter(other -> is(other, type) && links(other, id))
                    .toList();
        }

        /**
         * A text that changed after it was looked at makes what rests on it stale. What is not one
         * of the kinds that are looked at one by one has no digest to compare with.
         */
        private void seen(Object item) {
            boolean looked =
                    LOOKED_AT.contains(Json.text(item, "type"))
                            || !Json.text(item, "seen").isEmpty();
            String digest = Json.text(item, "digest");
            atBest("stale", looked && !Json.text(item, "seen").equals(digest));
        }

        private void outcomes(List<?> tests, int least) {
            atBest("missing", tests.size() < least);
            for (Object test : tests) {
                String outcome = Json.text(test, "outcome");
                atBest("false", outcome.equals("failed"));
                atBest("missing", !outcome.equals("failed") && !outcome.equals("passed"));
            }
        }

        private List<?> testsOf(String id) {
            return evidence.rows("tests", "tests").stream()
                    .filter(test -> Json.texts(test, "verifies").contains(id))
                    .filter(this::ofKind)
                    .toList();
        }

        private boolean ofKind(Object test) {
            String kind = Json.text(args, "kind");
            return kind.isEmpty() || Json.text(test, "kind").equals(kind);
        }

        private void tests() {
            int least = number("min", 1);
            String of = arg("of");
            if (!of.contains("~")) {
                outcomes(
                        evidence.rows("tests", "tests").stream()
                                .filter(test -> fits(of, Json.text(test, "className")))
                                .filter(this::ofKind)
                                .toList(),
                        least);
                return;
            }
            List<Object> requirements = items(of).stream().filter(item -> is(item, "req")).toList();
            atBest("missing", requirements.isEmpty());
            requirements.forEach(this::seen);
            requirements.forEach(item -> outcomes(testsOf(Json.text(item, "id")), least));
        }

        private void ownMutation() {
            Set<String> ids = new TreeSet<>();
            for (Object item : items(arg("of"))) {
                if (is(item, "haz")) {
                    for (Object control : under(item, "rc")) {
                        under(control, "req").forEach(req -> ids.add(Json.text(req, "id")));
                    }
                } else if (is(item, "req")) {
                    ids.add(Json.text(item, "id"));
                }
            }
            int found = 0;
            for (Object mutant : evidence.rows("mutants", "mutants")) {
                List<String> owners = Json.texts(mutant, "requirements");
                if (!Collections.disjoint(owners, ids)) {
                    found++;
                    atBest("false", !detected(mutant, owners) && !excused(mutant));
                }
            }
            atBest("missing", found == 0);
        }

        private static boolean excused(Object mutant) {
            return !Json.text(mutant, "justification").isEmpty();
        }

        private boolean detected(Object mutant, List<String> owners) {
            String killer = Json.text(mutant, "killer");
            return switch (Json.text(mutant, "status")) {
                case "timed-out" -> true;
                case "killed" ->
                        evidence.rows("tests", "tests").stream()
                                .filter(test -> name(test).equals(killer))
                                .anyMatch(test -> meet(Json.texts(test, "verifies"), owners));
                default -> false;
            };
        }

        private static String name(Object test) {
            return Json.text(test, "className") + "#" + Json.text(test, "method");
        }

        private static boolean meet(List<String> one, List<String> other) {
            return !Collections.disjoint(one, other);
        }

        private void coverage() {
            Map<String, long[]> rooms = new TreeMap<>();
            for (Object file : evidence.rows("coverage", "classes")) {
                String name = Json.text(file, "className");
                String room = name.substring(0, Math.max(0, name.lastIndexOf('.')));
                if (fits(arg("room"), room)) {
                    long[] sums = rooms.computeIfAbsent(room, none -> new long[4]);
                    sums[0] += Json.number(file, "lines");
                    sums[1] += Json.number(file, "linesCovered");
                    sums[2] += Json.number(file, "branches");
                    sums[3] += Json.number(file, "branchesCovered");
                }
            }
            atBest("missing", rooms.isEmpty());
            int least = number("min", 100);
            for (long[] sums : rooms.values()) {
                atBest("false", sums[1] * 100 < sums[0] * least);
                atBest("false", sums[3] * 100 < sums[2] * least);
            }
        }

        private void proof() {
            outcomes(
                    evidence.rows("tests", "tests", "kind", "proof").stream()
                            .filter(test -> fits("*." + arg("of"), Json.text(test, "className")))
                            .toList(),
                    1);
        }

        private void check(String kind, String name) {
            List<?> checks =
                    evidence.rows("checks", "checks", "name", name).stream()
                            .filter(check -> Json.text(check, "kind").equals(kind))
                            .toList();
            atBest("missing", checks.size() != 1);
            for (Object check : checks.size() == 1 ? checks : List.of()) {
                atBest(
                        switch (Json.text(check, "result")) {
                            case "holds" -> "true";
                            case "stale" -> "stale";
                            case "fails" -> "false";
                            default -> "missing";
                        });
            }
        }

        /** Two builds are compared outside of either, so one that was not compared is open. */
        private void reproducible() {
            List<?> checks = evidence.rows("checks", "checks", "name", "reproducible");
            if (checks.size() == 1 && Json.text(checks.get(0), "result").equals("missing")) {
                atBest("open");
            } else {
                check("build", "reproducible");
            }
        }

        private void openAnomalies() {
            int bad = 0;
            boolean any = false;
            for (Object item : evidence.items.values()) {
                if (is(item, "anom")) {
                    any = true;
                    seen(item);
                    boolean judged =
                            evidence.items.values().stream()
                                            .anyMatch(
                                                    other ->
                                                            is(other, "haz")
                                                                    && links(
                                                                            item,
                                                                            Json.text(other, "id")))
                                    && !Json.text(item, "evaluation").isEmpty();
                    bad += Json.text(item, "status").startsWith("open") && !judged ? 1 : 0;
                }
            }
            atBest("missing", !any);
            atBest("false", bad > number("max", 0));
        }

        private void gate() {
            List<?> gates = evidence.rows("gates", "gates", "name", arg("name"));
            atBest("missing", gates.size() != 1);
            for (Object gate : gates.size() == 1 ? gates : List.of()) {
                boolean clean =
                        Json.number(gate, "count") == 0 && Json.list(gate, "faults").isEmpty();
                atBest("false", !clean);
            }
        }

        /** What only a person or the manufacturer can show. */
        private void left(String glob) {
            List<Object> items =
                    items(glob).stream()
                            .filter(item -> !SETTLED.contains(Json.text(item, "state")))
                            .toList();
            atBest("missing", items.isEmpty());
            items.forEach(this::seen);
            atBest("open");
        }

        private void chain() {
            List<Object> hazards =
                    items(arg("hazard")).stream().filter(item -> is(item, "haz")).toList();
            atBest("missing", hazards.isEmpty());
            for (Object hazard : hazards) {
                seen(hazard);
                atBest("missing", Json.text(hazard, "severity").isEmpty());
                named(hazard, "rc");
                List<Object> controls = under(hazard, "rc");
                atBest("missing", controls.isEmpty());
                controls.forEach(this::control);
            }
        }

        private void control(Object control) {
            seen(control);
            named(control, "req");
            List<Object> requirements = under(control, "req");
            requirements.forEach(this::requirement);
            if (Json.text(control, "by").equals("device")) {
                List<Object> assumptions =
                        evidence.items.values().stream()
                                .filter(item -> is(item, "asm"))
                                .filter(item -> links(control, Json.text(item, "id")))
                                .toList();
                atBest("missing", assumptions.isEmpty());
                assumptions.forEach(this::seen);
                atBest("open");
            } else {
                atBest("missing", requirements.isEmpty());
            }
        }

        private void requirement(Object requirement) {
            seen(requirement);
            String id = Json.text(requirement, "id");
            for (String need : Json.texts(requirement, "needs")) {
                boolean marked =
                        evidence.rows("marks", "marks", "id", id).stream()
                                .anyMatch(mark -> Json.text(mark, "kind").equals(need));
                atBest("missing", !marked);
            }
            outcomes(testsOf(id), 1);
        }

        /** What names the item at another revision was shown of what it was then. */
        private void named(Object item, String type) {
            String id = Json.text(item, "id");
            for (Object from : evidence.items.values()) {
                for (Object link : is(from, type) ? Json.list(from, "links") : List.of()) {
                    String to = Json.text(link, "to");
                    atBest("stale", bare(to).equals(bare(id)) && !to.equals(id));
                }
            }
        }
    }
}
