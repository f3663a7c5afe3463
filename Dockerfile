# syntax=docker/dockerfile:1
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -q package -pl infra -am -DskipTests
# What seldom changes and what changes with each version, in layers of their own.
RUN java -Djarmode=tools -jar infra/target/smena-exec.jar extract --layers --destination /layers

FROM eclipse-temurin:25-jre
RUN useradd --uid 10001 --no-create-home --home-dir /var/lib/smena --shell /usr/sbin/nologin smena \
    && install -d -o smena -g smena /var/lib/smena
WORKDIR /app
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
USER smena
# Files at work only, as long as database and object store are servers of their own. One for each container.
VOLUME /var/lib/smena
ENV SMENA_HOME=/var/lib/smena
EXPOSE 8080
# The image has neither curl nor wget.
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r -t 4 status <&3 && [[ $status == *' 200'* ]]"]
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=50", "-XX:MaxDirectMemorySize=128m", "-XX:+UseG1GC", \
    "-jar", "smena-exec.jar"]
