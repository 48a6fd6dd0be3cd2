package org.zhuban.filing.engine;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterator;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Ref;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.filing.form.Conditions;

/**
 * FEEL by the engine's own interpreter (SECURITY 18). An expression may hold only the nodes and functions named here, none of which repeats
 * anything, so its cost is bounded by its length; data are copied to maps, lists and scalars, so that no Java object can be reached through them;
 * and an evaluation that still takes too long is given up.
 */
@Component
final class FeelConditions implements Conditions, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(FeelConditions.class);

    private static final int MAX_CHARS = 1_000;
    private static final int MAX_KEPT = 2_000;
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** How a test calls the value of its column. */
    private static final Set<String> OWN_COLUMN = Set.of("?", "cellInput");

    private static final Set<String> NODES = Set.of(
            "ConstNull",
            "ConstBool",
            "ConstNumber",
            "ConstString",
            "ConstDate",
            "ConstList",
            "Ref",
            "PathExpression",
            "Equal",
            "LessThan",
            "LessOrEqual",
            "GreaterThan",
            "GreaterOrEqual",
            "Conjunction",
            "Disjunction",
            "Not",
            "If",
            "Addition",
            "Subtraction",
            "Multiplication",
            "Division",
            "ArithmeticNegation",
            "FunctionInvocation",
            "PositionalFunctionParameters");

    private static final Set<String> FUNCTIONS = Set.of(
            "not",
            "contains",
            "starts with",
            "ends with",
            "string length",
            "upper case",
            "lower case",
            "count",
            "list contains",
            "date",
            "number",
            "string",
            "is defined",
            "abs",
            "min",
            "max");

    private final FeelEngineApi feel =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();

    private final Texts texts;
    private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();

    /** No queue: a condition never waits behind another; when all threads are busy the caller computes. */
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            16,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            FeelConditions::thread,
            new ThreadPoolExecutor.CallerRunsPolicy());

    FeelConditions(Texts texts) {
        this.texts = texts;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "form-condition");
        thread.setDaemon(true);
        return thread;
    }

    /** Either an expression or what speaks against it: message codes, each with its argument. */
    private record Parsed(@Nullable ParsedExpression expression, List<Fault> faults) {}

    private record Fault(String code, String arg) {}

    @Override
    public boolean holds(String condition, Map<String, Object> data) {
        ParsedExpression expression = parsed(condition).expression();
        if (expression == null) {
            return false;
        }
        Map<String, Object> facts = facts(data);
        Future<EvaluationResult> result = threads.submit(() -> feel.evaluate(expression, facts));
        try {
            EvaluationResult value = result.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return value.isSuccess() && Boolean.TRUE.equals(value.result());
        } catch (TimeoutException slow) {
            result.cancel(true);
            log.warn("A form condition took longer than {} and was given up: {}", LIMIT, condition);
            return false;
        } catch (ExecutionException failed) {
            log.warn("A form condition failed: {}", condition);
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public List<String> faults(String condition) {
        return parsed(condition).faults().stream()
                .map(fault -> texts.text(fault.code(), fault.arg()))
                .toList();
    }

    @Override
    public Optional<Set<String>> names(String text) {
        String plain = text.strip();
        return names(feel.parseExpression(plain.startsWith("=") ? plain.substring(1) : plain));
    }

    @Override
    public Optional<Set<String>> namesInTest(String cell) {
        return names(feel.parseUnaryTests(cell.strip()));
    }

    private static Optional<Set<String>> names(ParseResult read) {
        if (!read.isSuccess()) {
            return Optional.empty();
        }
        Set<String> names = new TreeSet<>();
        refer(read.parsedExpression().expression(), names);
        names.removeAll(OWN_COLUMN);
        return Optional.of(names);
    }

    private static void refer(@Nullable Object node, Set<String> names) {
        if (node instanceof Ref ref) {
            names.add(ref.names().head());
        } else if (node instanceof camundajar.impl.scala.collection.Iterable<?> list) {
            Iterator<?> items = list.iterator();
            while (items.hasNext()) {
                refer(items.next(), names);
            }
        } else if (node instanceof Product product) {
            Iterator<Object> parts = product.productIterator();
            while (parts.hasNext()) {
                refer(parts.next(), names);
            }
        }
    }

    private Parsed parsed(String condition) {
        Parsed known = parsed.get(condition);
        if (known == null) {
            known = parse(condition);
            if (parsed.size() < MAX_KEPT) {
                parsed.put(condition, known);
            }
        }
        return known;
    }

    private Parsed parse(String condition) {
        String text = condition.strip();
        if (text.startsWith("=")) {
            text = text.substring(1).strip();
        }
        if (text.isEmpty() || text.length() > MAX_CHARS) {
            return refused("form.fault.feel-length", String.valueOf(MAX_CHARS));
        }
        ParseResult result = feel.parseExpression(text);
        if (!result.isSuccess()) {
            return refused("form.fault.feel-syntax", text);
        }
        Set<String> forbidden = new LinkedHashSet<>();
        walk(result.parsedExpression().expression(), forbidden);
        return forbidden.isEmpty()
                ? new Parsed(result.parsedExpression(), List.of())
                : new Parsed(
                        null,
                        forbidden.stream()
                                .map(node -> new Fault("form.fault.feel-forbidden", node))
                                .toList());
    }

    private static Parsed refused(String code, String arg) {
        return new Parsed(null, List.of(new Fault(code, arg)));
    }

    private static void walk(@Nullable Object node, Set<String> forbidden) {
        if (node instanceof camundajar.impl.scala.collection.Iterable<?> list) {
            Iterator<?> items = list.iterator();
            while (items.hasNext()) {
                walk(items.next(), forbidden);
            }
        } else if (node instanceof Product product) {
            String name = product.productPrefix();
            if (node.getClass().getName().startsWith("org.camunda.feel.syntaxtree.") && !NODES.contains(name)) {
                forbidden.add(name);
            }
            if (node instanceof FunctionInvocation call && !FUNCTIONS.contains(call.function())) {
                forbidden.add(call.function() + "()");
            }
            Iterator<Object> parts = product.productIterator();
            while (parts.hasNext()) {
                walk(parts.next(), forbidden);
            }
        }
    }

    private static Map<String, Object> facts(Map<?, ?> data) {
        Map<String, Object> facts = new HashMap<>();
        data.forEach((key, value) -> fact(value).ifPresent(fact -> facts.put(Objects.toString(key), fact)));
        return facts;
    }

    private static Optional<Object> fact(@Nullable Object value) {
        if (value instanceof String || value instanceof Boolean || value instanceof BigDecimal) {
            return Optional.of(value);
        }
        if (value instanceof Number number) {
            return Optional.of(new BigDecimal(number.toString()));
        }
        if (value instanceof Map<?, ?> map) {
            return Optional.of(new LinkedHashMap<>(facts(map)));
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> fact(item).ifPresent(items::add));
            return Optional.of(items);
        }
        return Optional.empty();
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
