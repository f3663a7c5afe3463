package dev.smena.command.product;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.smena.command.Commands;
import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import dev.smena.command.Replies;
import dev.smena.command.Written;
import dev.smena.command.batch.CodesOutcome;
import dev.smena.command.batch.ExpectedVersion;
import dev.smena.command.batch.RegisterInBatches;
import dev.smena.command.batch.RegisterProducts;
import dev.smena.command.input.Items;
import dev.smena.events.BatchId;
import dev.smena.events.ProductId;
import dev.smena.events.RefusedCode;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Registers products one by one, or up to 1,000 that may belong to different batches. */
@RestController
class ProductApi {

    private final Commands commands;
    private final Replies replies;

    ProductApi(Commands commands, Replies replies) {
        this.commands = commands;
        this.replies = replies;
    }

    /** A product that has just been registered. */
    record Product(
            ProductId id,
            String uniqueCode,
            BatchId batchId,
            boolean isAggregated,
            @Nullable Instant aggregatedAt,
            Instant createdAt) {}

    @PostMapping(path = "/api/v1/products", consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
    ResponseEntity<?> register(@RequestBody JsonNode body) {
        return body.isArray()
                ? registerAll(Items.read(body, ProductToRegister::read))
                : registerOne(Items.readOne(body, ProductToRegister::read));
    }

    private ResponseEntity<Product> registerOne(ProductToRegister product) {
        Written<CodesOutcome> written =
                commands.send(new RegisterProducts(product.batch(), List.of(product.code()), ExpectedVersion.ANY));
        CodesOutcome outcome = written.result();
        if (outcome.changed().isEmpty()) {
            throw new Refusal(
                    ProblemCode.PRODUCT_ALREADY_EXISTS,
                    "This code is " + outcome.refused().getFirst().reason() + ".");
        }
        return replies.of(HttpStatus.CREATED, written, List.of(product.batch()))
                .eTag(Replies.etag(outcome.version()))
                .body(new Product(
                        ProductId.of(product.code()), product.code(), product.batch(), false, null, outcome.at()));
    }

    private ResponseEntity<CodesResult> registerAll(List<ProductToRegister> products) {
        var distinct = new LinkedHashMap<String, BatchId>();
        products.forEach(product -> distinct.putIfAbsent(product.code(), product.batch()));
        Map<BatchId, List<String>> byBatch = distinct.keySet().stream()
                .collect(Collectors.groupingBy(distinct::get, LinkedHashMap::new, Collectors.toList()));
        Written<List<CodesOutcome>> written = commands.send(new RegisterInBatches(byBatch.entrySet().stream()
                .map(part -> new RegisterProducts(part.getKey(), part.getValue(), ExpectedVersion.ANY))
                .toList()));
        Map<String, RefusedCode> refused = written.result().stream()
                .flatMap(outcome -> outcome.refused().stream())
                .collect(Collectors.toMap(RefusedCode::code, refusal -> refusal));
        Set<String> seen = new HashSet<>();
        List<RefusedCode> errors = products.stream()
                .map(ProductToRegister::code)
                .map(code -> seen.add(code) ? refused.get(code) : RefusedCode.duplicate(code))
                .filter(Objects::nonNull)
                .toList();
        return replies.of(HttpStatus.CREATED, written, byBatch.keySet())
                .body(CodesResult.registered(products.size() - errors.size(), errors));
    }
}
