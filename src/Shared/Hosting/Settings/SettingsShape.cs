using System.Globalization;
using System.Reflection;

namespace Roomtone.Hosting.Settings;

/// <summary>
/// Compares what somebody wrote with what a record of settings holds, and says each difference with the key's full name.
/// An empty text is allowed only where it is the key's own default: elsewhere it would be one that nobody sees.
/// </summary>
internal sealed class SettingsShape
{
    private const string OrLeaveOut = "To keep its default, leave the key out.";

    /// <summary>The default of an entry of a list: what an empty one means, its record knows, such as a program's argument.</summary>
    private const string Entry = "";

    private static readonly NullabilityInfoContext Nullability = new();

    private readonly List<string> _problems = [];

    /// <param name="key">The full name of the section.</param>
    /// <param name="initial">The record with its defaults.</param>
    /// <param name="node">What was written.</param>
    public static IReadOnlyList<string> Problems(string key, object initial, SettingsNode node)
    {
        var shape = new SettingsShape();
        shape.Record(key, initial, node);
        return shape._problems;
    }

    private void Record(string key, object initial, SettingsNode node)
    {
        if (node.Kind is not (SettingsNodeKind.Section or SettingsNodeKind.Group))
        {
            Wrong(key, node, "a section in braces: { }");
            return;
        }

        var known = initial.GetType().GetProperties().Where(property => property.CanWrite).ToList();
        foreach (var (name, child) in node.Children)
        {
            var property = known.Find(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (property is null)
                _problems.Add(
                    $"{key}: the key {name} is not known. Known keys: {string.Join(", ", known.Select(one => one.Name).Order(StringComparer.Ordinal))}."
                );
            else Property($"{key}:{property.Name}", property, property.GetValue(initial), child);
        }
    }

    private void Property(string key, PropertyInfo property, object? initial, SettingsNode node)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType);
        bool mayBeNull;
        lock (Nullability) mayBeNull = type is not null || Nullability.Create(property).WriteState == NullabilityState.Nullable;
        if (node.Kind == SettingsNodeKind.Null && mayBeNull) return;
        Value(key, type ?? property.PropertyType, initial, node, property.GetCustomAttribute<ExampleAttribute>()?.Json);
    }

    private void Value(string key, Type type, object? initial, SettingsNode node, string? example)
    {
        if (type == typeof(string)) Text(key, initial as string, node, example);
        else if (EntryOf(type) is { } entry) Entries(key, entry, node, example);
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>))
            Map(key, type.GetGenericArguments()[1], node, example);
        else if (Scalar(type) is { } scalar) Plain(key, scalar, node, example);
        else Record(key, initial is null or Entry ? Activator.CreateInstance(type)! : initial, node);
    }

    private void Text(string key, string? initial, SettingsNode node, string? example)
    {
        var expected = example is null ? "a text in quotes" : $"a text such as {example}";
        if (node.Kind is not (SettingsNodeKind.Text or SettingsNodeKind.Word)) Wrong(key, node, expected);
        else if (node.IsEmpty && !(node.Text!.Length == 0 && initial is { Length: 0 })) Wrong(key, node, expected);
        else if (node.Text!.Contains('\0', StringComparison.Ordinal)) _problems.Add($"{key} holds a zero character; write it again.");
    }

    private void Entries(string key, Type entry, SettingsNode node, string? example)
    {
        if (node.Kind is not (SettingsNodeKind.List or SettingsNodeKind.Group))
        {
            Wrong(key, node, example is null ? "a list in square brackets: [ ]" : $"a list such as {example}");
            return;
        }

        foreach (var (number, child) in node.Children)
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                _problems.Add($"{key} is a list; its entries have numbers from 0 on, and {number} is none.");
            else Value($"{key}:{number}", entry, Entry, child, null);
    }

    private void Map(string key, Type value, SettingsNode node, string? example)
    {
        if (node.Kind is not (SettingsNodeKind.Section or SettingsNodeKind.Group))
            Wrong(key, node, example is null ? "a section in braces: { }" : $"a section such as {example}");
        else foreach (var (name, child) in node.Children)
            Value($"{key}:{name}", value, null, child, null);
    }

    private void Plain(string key, ScalarShape scalar, SettingsNode node, string? example)
    {
        var isOfKind = node.Kind is SettingsNodeKind.Text or SettingsNodeKind.Word || node.Kind == scalar.Kind
            || (node is { Kind: SettingsNodeKind.Number, Text: "0" } && scalar.Kind == SettingsNodeKind.Text);
        if (!isOfKind || node.IsEmpty || !scalar.Fits(node.Text!)) Wrong(key, node, example ?? scalar.Expected);
    }

    private void Wrong(string key, SettingsNode node, string expected) =>
        _problems.Add($"{key} is {Written(node)}; it must be {expected}.{(node.Kind == SettingsNodeKind.Null || node.IsEmpty ? $" {OrLeaveOut}" : "")}");

    private static string Written(SettingsNode node) => node.Kind switch
    {
        SettingsNodeKind.Null => "null",
        SettingsNodeKind.List => "a list",
        SettingsNodeKind.Section => "a section",
        SettingsNodeKind.Group => "a list or a section",
        _ when node.IsEmpty => node.Text!.Length == 0 ? "an empty text" : "a text of blanks",
        SettingsNodeKind.Text or SettingsNodeKind.Word => $"'{Shortened(node.Text!)}'",
        _ => Shortened(node.Text!),
    };

    private static string Shortened(string text)
    {
        const int longest = 80;
        var oneLine = new string([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)]);
        return oneLine.Length <= longest ? oneLine : oneLine[..longest] + "…";
    }

    private static Type? EntryOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericArguments().Length == 1 && typeof(System.Collections.IEnumerable).IsAssignableFrom(type)
            ? type.GetGenericArguments()[0]
        : null;

    private static ScalarShape? Scalar(Type type) =>
        type.IsEnum ? ScalarShape.OneOf(Enum.GetNames(type)) : ScalarShape.Known.GetValueOrDefault(type);
}
