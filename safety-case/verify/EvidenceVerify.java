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
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
                        directory.writeBytes(
                                little(6).putInt(CENTRAL).putShort(VERSION).array());
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
                Files.setPosixFilePermissions(
                        secret, PosixFilePermissions.fromString("rw-------"));
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
                text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
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
