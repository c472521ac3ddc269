package org.thalweg.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.thalweg.standard.Spelling;

/**
 * A statement about options that holds in some states and not in others.
 *
 * <p>Written with the names of options, {@code not}, {@code and}, {@code or}, {@code implies}, {@code iff}, parentheses, the
 * words {@code always} and {@code never}, and {@code exactly(n, a, b, ...)}, {@code atleast(n, ...)} and
 * {@code atmost(n, ...)} for counts; {@code ! & | -> <->} mean the same. {@code not} binds closest, then {@code and},
 * {@code or}, {@code implies} (from the right), {@code iff}. Immutable.
 */
public final class Condition {
    /** A node of the parsed statement. */
    private sealed interface Node permits Atom, Not, Both, Either, Count, Fixed {
        boolean holds(int options);
    }

    private record Atom(int bit) implements Node {
        @Override
        public boolean holds(int options) {
            return (options & bit) != 0;
        }
    }

    private record Fixed(boolean value) implements Node {
        @Override
        public boolean holds(int options) {
            return value;
        }
    }

    private record Not(Node a) implements Node {
        @Override
        public boolean holds(int options) {
            return !a.holds(options);
        }
    }

    private record Both(Node a, Node b) implements Node {
        @Override
        public boolean holds(int options) {
            return a.holds(options) && b.holds(options);
        }
    }

    private record Either(Node a, Node b) implements Node {
        @Override
        public boolean holds(int options) {
            return a.holds(options) || b.holds(options);
        }
    }

    private record Count(int least, int most, List<Node> of) implements Node {
        @Override
        public boolean holds(int options) {
            int n = 0;
            for (Node node : of) {
                n += node.holds(options) ? 1 : 0;
            }
            return n >= least && n <= most;
        }
    }

    private static final int DEEPEST = 60;
    private static final List<String> WORDS = List.of("not", "and", "or", "implies", "iff", "always", "never", "exactly",
            "atleast", "atmost");

    private final String text;
    private final Node root;

    private Condition(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    /** The statement that always holds. */
    public static final Condition ALWAYS = new Condition("always", new Fixed(true));

    /**
     * Parses a statement.
     *
     * @param text the statement
     * @param options names of the options; the k-th is bit k of a state's options
     * @return the condition
     * @throws IllegalArgumentException when it cannot be read; the message ends a sentence that begins with the statement
     */
    public static Condition parse(String text, List<String> options) {
        Parser parser = new Parser(tokens(text), options);
        Node root = parser.iff(0);
        if (parser.at < parser.tokens.size()) {
            throw new IllegalArgumentException("ends before '" + parser.tokens.get(parser.at)
                    + "': an operator such as and, or, implies is missing there");
        }
        return new Condition(text.strip(), root);
    }

    /**
     * Whether a name may be given to an option.
     *
     * @param name the name
     * @return true for names of letters, digits, _ and - that are no word of statements
     */
    public static boolean isName(String name) {
        return name.matches("[A-Za-z0-9_][A-Za-z0-9_-]{0,59}") && !WORDS.contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * Whether the statement holds.
     *
     * @param options the options taken up, bit by bit
     * @return true where it holds
     */
    public boolean holds(int options) {
        return root.holds(options);
    }

    /** The statement as written. */
    @Override
    public String toString() {
        return text;
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            int end = at + 1;
            if (text.startsWith("<->", at)) {
                end = at + 3;
            } else if (text.startsWith("->", at)) {
                end = at + 2;
            } else if (isLetter(c)) {
                while (end < text.length() && (isLetter(text.charAt(end)) || (text.charAt(end) == '-' && !text.startsWith("->", end)))) {
                    end++;
                }
            } else if ("()!&|,".indexOf(c) < 0) {
                throw new IllegalArgumentException("has the sign '" + c + "', which means nothing in a statement");
            }
            tokens.add(text.substring(at, end));
            at = end;
        }
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("is empty: name an option, or write always");
        }
        return tokens;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    /** Recursive descent over tokens. */
    private static final class Parser {
        private final List<String> tokens;
        private final List<String> options;
        private int at;

        Parser(List<String> tokens, List<String> options) {
            this.tokens = tokens;
            this.options = options;
        }

        private boolean take(String word, String sign) {
            if (at < tokens.size() && (tokens.get(at).equalsIgnoreCase(word) || tokens.get(at).equals(sign))) {
                at++;
                return true;
            }
            return false;
        }

        Node iff(int depth) {
            Node a = implies(depth);
            while (take("iff", "<->")) {
                Node b = implies(depth);
                a = new Either(new Both(a, b), new Both(new Not(a), new Not(b)));
            }
            return a;
        }

        private Node implies(int depth) {
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("is nested more than " + DEEPEST + " deep");
            }
            Node a = or(depth);
            return take("implies", "->") ? new Either(new Not(a), implies(depth + 1)) : a;
        }

        private Node or(int depth) {
            Node a = and(depth);
            while (take("or", "|")) {
                a = new Either(a, and(depth));
            }
            return a;
        }

        private Node and(int depth) {
            Node a = not(depth);
            while (take("and", "&")) {
                a = new Both(a, not(depth));
            }
            return a;
        }

        private Node not(int depth) {
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("is nested more than " + DEEPEST + " deep");
            }
            return take("not", "!") ? new Not(not(depth + 1)) : atom(depth);
        }

        private Node atom(int depth) {
            if (at == tokens.size()) {
                throw new IllegalArgumentException("breaks off: an option is missing at its end");
            }
            String token = tokens.get(at++);
            if (token.equals("(")) {
                Node inner = iff(depth + 1);
                close();
                return inner;
            }
            switch (token.toLowerCase(Locale.ROOT)) {
                case "always", "never":
                    return new Fixed(token.equalsIgnoreCase("always"));
                case "exactly", "atleast", "atmost":
                    return count(token.toLowerCase(Locale.ROOT), depth);
                default:
                    return option(token);
            }
        }

        private Node option(String token) {
            int k = options.indexOf(token);
            if (k < 0) {
                boolean word = isLetter(token.charAt(0)) && !WORDS.contains(token.toLowerCase(Locale.ROOT));
                throw new IllegalArgumentException(word && !options.isEmpty()
                        ? "names '" + token + "', which is no option: the nearest is " + Spelling.nearest(token, options)
                        : "has '" + token + "' where an option is expected");
            }
            return new Atom(1 << k);
        }

        private void close() {
            if (!take(")", ")")) {
                throw new IllegalArgumentException("has a parenthesis that is not closed");
            }
        }

        private Node count(String kind, int depth) {
            if (!take("(", "(") || at == tokens.size() || !tokens.get(at).matches("[0-9]{1,2}")) {
                throw new IllegalArgumentException("needs a number after " + kind + ": for example " + kind + "(1, a, b)");
            }
            int n = Integer.parseInt(tokens.get(at++));
            List<Node> of = new ArrayList<>();
            while (take(",", ",")) {
                of.add(iff(depth + 1));
            }
            close();
            return new Count(kind.equals("atmost") ? 0 : n, kind.equals("atleast") ? of.size() : n, List.copyOf(of));
        }
    }
}
