using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Roomtone.Dashboard.Api;

/// <summary>Makes the schemas of the API's description say what goes over the wire, where the framework cannot know it.</summary>
internal sealed class ApiSchemas : IOpenApiSchemaTransformer
{
    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        DescribeConverted(schema, type);
        // Not each member is described by itself, such as those of a structure that may be null.
        foreach (var member in context.JsonTypeInfo.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type).Properties)
            if (schema.Properties?.TryGetValue(member.Name, out var its) == true && its is OpenApiSchema own)
                DescribeConverted(own, member.PropertyType);
        // Where an enumeration may be null, the reference to it says so.
        if (Nullable.GetUnderlyingType(type) is { IsEnum: true } && schema.Enum is { } names)
            schema.Enum = [.. names.Where(name => name is not null && !JsonNullSentinel.IsJsonNullSentinel(name))];
        if (type == typeof(ProblemDetails))
            DescribeProblem(schema);
        if (type == typeof(CommandRequest))
            CommandSchemas.DescribeRequest(schema, context.Document!);
        if (type == typeof(CommandDone))
            schema.Properties!["data"] = await CommandSchemas.AnswersAsync(context, cancellationToken);
        if (!type.Name.EndsWith("Request", StringComparison.Ordinal))
            RequireWhatIsWritten(schema, context);
        if (context.JsonPropertyInfo is { Set: null, IsGetNullable: false })
            (schema.Type, schema.ReadOnly) = (schema.Type & ~JsonSchemaType.Null, true);
        if (Attribute<AllowedValuesAttribute>(context.JsonPropertyInfo?.AttributeProvider) is { } allowed)
            schema.Enum = [.. allowed.Values.Select(value => value is null ? JsonNullSentinel.JsonNull : JsonValue.Create((string)value)!)];
    }

    /// <summary>The converters of times and of finite numbers hide from the framework what they write.</summary>
    private static void DescribeConverted(OpenApiSchema schema, Type type)
    {
        var value = Nullable.GetUnderlyingType(type);
        var written =
            (value ?? type) == typeof(DateTimeOffset) ? JsonSchemaType.String
            : (value ?? type) == typeof(double) || (value ?? type) == typeof(float) ? JsonSchemaType.Number
            : default(JsonSchemaType?);
        if (written is null) return;
        schema.Type = value is null ? written : written | JsonSchemaType.Null;
        if (written is JsonSchemaType.Number) schema.Format ??= (value ?? type) == typeof(double) ? "double" : "float";
    }

    /// <summary>
    /// A response has all its members; what is not known is null. Only what a box answers leaves nulls out, as MQTT messages
    /// do.
    /// </summary>
    private static void RequireWhatIsWritten(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (schema.Properties is not { Count: > 0 } || context.JsonTypeInfo.Type == typeof(ProblemDetails))
            return;
        var written = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is { } value
            ? context.JsonTypeInfo.Options.GetTypeInfo(value)
            : context.JsonTypeInfo;
        var mayBeAbsent = CommandSchemas.IsOfAnAnswer(written.Type);
        schema.Required = written
            .Properties.Where(property =>
                Attribute<JsonIgnoreAttribute>(property.AttributeProvider) is null && !(mayBeAbsent && property.IsGetNullable)
            )
            .Select(property => property.Name)
            .ToHashSet(StringComparer.Ordinal);
    }

    private static void DescribeProblem(OpenApiSchema schema)
    {
        schema.Description = "RFC 9457; the detail is one sentence for a person.";
        schema.Required = new HashSet<string>(["type", "title", "status", "detail"], StringComparer.Ordinal);
        schema.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String },
            [ProblemMetadata.RetryAfterSeconds] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Description = "When to try again, where waiting helps.",
            },
        };
    }

    private static T? Attribute<T>(ICustomAttributeProvider? provider)
        where T : Attribute => provider?.GetCustomAttributes(typeof(T), inherit: false).OfType<T>().FirstOrDefault();
}
