using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Roomtone.Contracts;

namespace Roomtone.Dashboard.Api;

/// <summary>The commands of the <see cref="CommandCatalogue"/> as JSON schema: a request is one of them.</summary>
internal static class CommandSchemas
{
    private static readonly Type[] Answers =
    [
        .. CommandCatalogue
            .All.Select(command => command.Answer)
            .OfType<Type>()
            .Select(answer => answer.IsGenericType ? answer.GenericTypeArguments[0] : answer),
    ];

    public static void DescribeRequest(OpenApiSchema schema, OpenApiDocument document)
    {
        (schema.Type, schema.Properties, schema.Required) = (null, null, null);
        schema.OneOf = [.. CommandCatalogue.ForPeople.Select(command => Describe(command, document))];
    }

    /// <summary>Whether it is, or is in, what a box answers: the dashboard hands that on as it comes.</summary>
    public static bool IsOfAnAnswer(Type type) =>
        Answers.Any(answer => answer == type || answer.GetProperties().Any(property => IsOrHolds(property.PropertyType, type)));

    private static bool IsOrHolds(Type outer, Type inner) => outer == inner || outer.GenericTypeArguments.Contains(inner);

    private static OpenApiSchema Describe(CommandDefinition command, OpenApiDocument document)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(["name"], StringComparer.Ordinal),
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["name"] = new OpenApiSchema { Type = JsonSchemaType.String, Const = command.Name },
            },
        };
        if (command.Arguments.Count == 0) return schema;
        if (command.Arguments.Any(argument => argument.Required)) schema.Required.Add("args");
        schema.Properties["args"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = command
                .Arguments.Where(argument => argument.Required)
                .Select(argument => argument.Name)
                .ToHashSet(StringComparer.Ordinal),
            Properties = command.Arguments.ToDictionary(argument => argument.Name, argument => Describe(argument, document)),
        };
        return schema;
    }

    private static IOpenApiSchema Describe(CommandArgument argument, OpenApiDocument document) => argument.Type switch
    {
        CommandArgumentType.Mood => new OpenApiSchemaReference(nameof(Mood), document),
        CommandArgumentType.Boolean => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        CommandArgumentType.Integer => new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Minimum = argument.Min.ToString(CultureInfo.InvariantCulture),
            Maximum = argument.Max.ToString(CultureInfo.InvariantCulture),
        },
        CommandArgumentType.Texts => new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema { Type = JsonSchemaType.String },
            MinItems = argument.Min,
            MaxItems = argument.Max,
        },
        _ => new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            MinLength = argument.Min > 0 ? argument.Min : null,
            MaxLength = argument.Max < int.MaxValue ? argument.Max : null,
        },
    };

    public static async Task<OpenApiSchema> AnswersAsync(OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var schema = new OpenApiSchema { Description = "What was asked for, by the command.", AnyOf = [] };
        foreach (var answer in CommandCatalogue.All.Select(command => command.Answer).OfType<Type>())
            schema.AnyOf.Add(await context.GetOrCreateSchemaAsync(answer, null, cancellationToken));
        return schema;
    }
}
