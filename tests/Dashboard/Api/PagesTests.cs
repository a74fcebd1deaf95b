using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Api;

public class PagesTests(RealServers servers)
{
    [Fact]
    public async Task Without_built_pages_the_first_page_says_how_to_build_them()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var stranger = dashboard.Stranger();

        var page = await stranger.GetAsync("/");

        Assert.Equal(200, page.Status);
        Assert.Contains("npm run build", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_address_of_the_app_gets_its_first_page_and_files_are_files()
    {
        using var web = new TemporaryFolder();
        Directory.CreateDirectory(web.In("assets"));
        await File.WriteAllTextAsync(web.In("index.html"), "<title>Roomtone</title>", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(web.In("assets/app-1a2b.js"), "start()", TestContext.Current.CancellationToken);
        await using var dashboard = await RunningDashboard.StartAsync(servers, settings: $"--Http:WebFolder={web.Path}");
        using var stranger = dashboard.Stranger();

        var file = await stranger.GetAsync("/assets/app-1a2b.js");

        foreach (var path in new[] { "/", "/history", "/devices/box-1" })
            Assert.Contains("<title>Roomtone", (await stranger.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Equal("start()", file.Text);
        Assert.Empty(file.Message.Content.Headers.ContentEncoding);
        Assert.Contains("immutable", file.Message.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(404, (await stranger.GetAsync("/assets/gone.js")).Status);
        Assert.Equal(404, (await stranger.GetAsync("/../Roomtone.Dashboard.dll")).Status);
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("deflate", null)]
    public async Task A_file_that_the_build_has_compressed_is_sent_as_it_is(string accepted, string? sent)
    {
        using var web = new TemporaryFolder();
        Directory.CreateDirectory(web.In("assets"));
        foreach (var (suffix, text) in new[] { ("", "start()"), (".br", "small by br"), (".gz", "small by gzip") })
            await File.WriteAllTextAsync(web.In($"assets/app-1a2b.js{suffix}"), text, TestContext.Current.CancellationToken);
        await using var dashboard = await RunningDashboard.StartAsync(servers, settings: $"--Http:WebFolder={web.Path}");
        using var stranger = dashboard.Stranger();
        stranger.Accepts(accepted);

        var file = await stranger.GetAsync("/assets/app-1a2b.js");

        Assert.Equal(sent is null ? "start()" : $"small by {sent}", file.Text);
        Assert.Equal(sent is null ? [] : new[] { sent }, file.Message.Content.Headers.ContentEncoding);
        Assert.Equal("text/javascript", file.Message.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept-Encoding", file.Message.Headers.Vary);
        Assert.Contains("immutable", file.Message.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }
}
