using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Roomtone.Contracts;
using Roomtone.Dashboard.Api;

namespace Roomtone.Dashboard.Tests.Api;

public class OpenApiTests
{
    [Fact]
    public async Task The_page_is_built_against_what_the_API_says()
    {
        var said = await DescribeAsync();

        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(await File.ReadAllTextAsync(Committed(), TestContext.Current.CancellationToken)), said),
            "The API's description has changed. Run `npm run schema` in src/Dashboard/web and commit openapi.json and src/api/schema.ts."
        );
    }

    [Fact]
    public async Task The_description_offers_accounts_exactly_the_commands_that_they_may_send()
    {
        var schema = (await DescribeAsync())["components"]!["schemas"]!["CommandRequest"]!;

        Assert.Equal(
            CommandCatalogue.ForPeople.Select(command => command.Name),
            schema["oneOf"]!.AsArray().Select(command => (string)command!["properties"]!["name"]!["const"]!)
        );
    }

    /// <summary>A description that is wrong about nulls is found by what is really written.</summary>
    [Fact]
    public async Task What_is_written_has_each_member_that_the_description_requires()
    {
        var schemas = (await DescribeAsync())["components"]!["schemas"]!;
        foreach (
            var (name, value) in new (string, object)[]
            {
                ("DeviceView", new DeviceView("kitchen", DeviceState.Offline, null, null, null, null, null, null, null, null, null, [], null)),
                ("LiveTrack", new LiveTrack(default, PlayState.Stopped, null, 0, 0, "", null, [])),
                ("RoomSettings", new RoomSettings { Profiles = [new Profile("anna")] }),
                ("Profile", new Profile("anna")),
                ("CommandDone", new CommandDone(true, null)),
            }
        )
        {
            var written = JsonSerializer
                .SerializeToNode(value, ApiJson.Options)!
                .AsObject()
                .Select(member => member.Key)
                .ToHashSet(StringComparer.Ordinal);

            Assert.Subset(
                written,
                schemas[name]!["required"]!.AsArray().Select(member => (string)member!).ToHashSet(StringComparer.Ordinal)
            );
            Assert.Subset(schemas[name]!["properties"]!.AsObject().Select(member => member.Key).ToHashSet(StringComparer.Ordinal), written);
        }
    }

    private static string Committed([CallerFilePath] string here = "") =>
        Path.GetFullPath("../../../src/Dashboard/web/openapi.json", Path.GetDirectoryName(here)!);

    private static async Task<JsonNode> DescribeAsync()
    {
        await using var app = DashboardHost.Build([]);
        return JsonNode.Parse(await OpenApiCommand.DescribeAsync(app, TestContext.Current.CancellationToken))!;
    }
}
