package dev.smena.command.batch;

import static org.hamcrest.Matchers.equalTo;

import dev.smena.command.InvalidField;
import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;

/** What a fixture can expect of a refusal. */
public final class Refusals {

    private Refusals() {}

    public static Matcher<Refusal> refusalWith(ProblemCode code) {
        return refusalWhose("code", code, Refusal::code);
    }

    /** The input is not valid, in exactly this one way. */
    public static Matcher<Refusal> refusalOf(String pointer, String detail) {
        return refusalWhose("errors", List.of(new InvalidField(pointer, detail)), Refusals::errors);
    }

    private static Object errors(Refusal refusal) {
        Map<String, Object> properties = refusal.getBody().getProperties();
        return properties == null ? List.of() : properties.getOrDefault("errors", List.of());
    }

    private static <T> Matcher<Refusal> refusalWhose(String name, T expected, Function<Refusal, ? extends T> feature) {
        return new FeatureMatcher<Refusal, T>(equalTo(expected), "a refusal whose " + name, name) {
            @Override
            protected T featureValueOf(Refusal refusal) {
                return feature.apply(refusal);
            }
        };
    }
}
