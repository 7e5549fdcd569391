# Builds the application and runs it as a user without rights on a Java runtime.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
RUN mvn -B -ntp -DskipTests -Dspotless.check.skip=true package \
 && java -Djarmode=tools -jar target/stromlauf.jar extract --destination /app

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --create-home stromlauf
WORKDIR /stromlauf
COPY --from=build /app /app
USER stromlauf
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=90s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '200' <&3"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-Dfile.encoding=UTF-8", "-cp", "/app/stromlauf.jar", "org.stromlauf.cli.Main"]
CMD ["serve", "--address", "0.0.0.0", "--port", "8080"]
