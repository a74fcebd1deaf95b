using System.Text.Json;
using System.Text.RegularExpressions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.HomeAssistant;
using Roomtone.Testing;
using YamlDotNet.RepresentationModel;

namespace Roomtone.EdgeAgent.Tests.Sync.HomeAssistant;

/// <summary>The blueprints of the docs, as home-assistant.io/docs/blueprint/schema has them.</summary>
public sealed partial class BlueprintTests
{
    private static readonly string[] Parts = ["blueprint", "mode", "triggers", "conditions", "actions", "variables"];
    private static readonly string[] Actions = ["light.turn_on", "number.set_value"];

    private static readonly JsonElement Components =
        Wire.Element(HomeAssistantDevice.Describe(BrokerLinks.Cafe)).GetProperty("components");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder(), "*.yaml").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_blueprint_can_be_read_and_uses_what_it_asks_for(string file)
    {
        var root = Read(file);
        Assert.All(root.Children.Keys, key => Assert.Contains(key.ToString(), Parts));
        var blueprint = (YamlMappingNode)root["blueprint"];
        Assert.Equal("automation", blueprint["domain"].ToString());
        Assert.NotEmpty(blueprint["name"].ToString());

        var inputs = ((YamlMappingNode)blueprint["input"]).Children.Keys.Select(key => key.ToString()).Order();
        var used = root.AllNodes.OfType<YamlScalarNode>().Where(node => !node.Tag.IsEmpty && node.Tag.Value == "!input");
        Assert.Equal(inputs, used.Select(node => node.Value!).Distinct().Order());
        Assert.All(Values(root, "action"), action => Assert.Contains(action, Actions));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Its_entities_and_moods_are_those_of_a_box(string file)
    {
        var root = Read(file);
        var platforms = Components.EnumerateObject().Select(component => component.Value.GetProperty("platform").GetString()).ToHashSet();
        Assert.All(Values(root["blueprint"], "domain").Except(["automation", "light"]), domain => Assert.Contains(domain, platforms));
        var names = Components.EnumerateObject().Select(component => component.Value.GetProperty("name").GetString());
        var text = File.ReadAllText(Path.Combine(Folder(), file));
        foreach (Match quoted in QuotedName().Matches(text)) Assert.Contains(quoted.Groups[1].Value, names);
        var moods = Components.GetProperty("mood_change").GetProperty("event_types").EnumerateArray().Select(type => type.GetString());
        Assert.All(Values(root, "conditions"), condition => Assert.Contains(Mood().Match(condition).Groups[1].Value, moods));
    }

    private static YamlMappingNode Read(string file)
    {
        using var text = File.OpenText(Path.Combine(Folder(), file));
        var stream = new YamlStream();
        stream.Load(text);
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    /// <summary>The texts of a key, wherever it stands.</summary>
    private static IEnumerable<string> Values(YamlNode node, string key) =>
        from map in node.AllNodes.OfType<YamlMappingNode>()
        from entry in map.Children
        where entry.Key.ToString() == key && entry.Value is YamlScalarNode
        select entry.Value.ToString();

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Roomtone.slnx"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "docs", "blueprints");
    }

    [GeneratedRegex("entity \"([^\"]+)\" of the box")]
    private static partial Regex QuotedName();

    [GeneratedRegex("mood == '([a-z]+)'")]
    private static partial Regex Mood();
}
