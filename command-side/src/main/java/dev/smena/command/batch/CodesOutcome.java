package dev.smena.command.batch;

import dev.smena.events.RefusedCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What a command on codes came to, code by code.
 *
 * @param changed the codes it changed, in the order of the request
 * @param refused the others, in the order of the request, with why
 * @param at when it was decided
 * @param version the batch's version afterwards, 0 if there is no such batch
 */
public record CodesOutcome(List<String> changed, List<RefusedCode> refused, long version, Instant at) {

    /** @param refusals the registry's answer: which of the distinct codes it left alone */
    static CodesOutcome of(List<String> requested, Map<String, RefusedCode> refusals, long version, Instant at) {
        var changed = new ArrayList<String>();
        var seen = new HashSet<String>();
        var refused = new ArrayList<RefusedCode>();
        for (String code : requested) {
            RefusedCode refusal = seen.add(code) ? refusals.get(code) : RefusedCode.duplicate(code);
            if (refusal == null) {
                changed.add(code);
            } else {
                refused.add(refusal);
            }
        }
        return new CodesOutcome(List.copyOf(changed), refused, version, at);
    }

    static CodesOutcome allRefused(List<String> codes, String reason, Instant at) {
        return new CodesOutcome(
                List.of(),
                codes.stream().map(code -> RefusedCode.of(code, reason)).toList(),
                0,
                at);
    }

    CodesOutcome withVersion(long newVersion) {
        return new CodesOutcome(changed, refused, newVersion, at);
    }
}
