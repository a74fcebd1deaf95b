namespace Roomtone.EndToEnd.Tests;

/// <summary>The page that a phone has installed.</summary>
public sealed class InstalledPageTests(WholeAppliance whole)
{
    /// <summary>All that is kept, a line each.</summary>
    private const string Kept =
        """
        async () => {
          const lines = [];
          for (const name of await caches.keys())
            for (const request of await (await caches.open(name)).keys()) lines.push(new URL(request.url).pathname);
          return lines.sort().join('\n');
        }
        """;

    private const string PolicyOfKept =
        "async () => { const page = await caches.match('/listen'); return page.headers.get('Permissions-Policy'); }";

    [Fact]
    public async Task It_keeps_itself_and_its_networks_and_nothing_of_the_api_and_opens_without_the_dashboard()
    {
        var page = await whole.OwnersPageAsync();
        await ListenPage.OpenAsync(page, whole.Appliance.Address);
        await page.EvaluateAsync("() => navigator.serviceWorker.ready");
        await page.WaitForFunctionAsync("() => navigator.serviceWorker.controller !== null");
        var listen = await ListenPage.OpenAsync(page, whole.Appliance.Address);
        Assert.NotEmpty(await listen.ReadAsync(Path.Combine(whole.Folder.Pictures, "sample1.jpg")));

        var kept = (await page.EvaluateAsync<string>(Kept)).Split('\n');
        Assert.Contains("/listen", kept);
        foreach (var kind in new[] { ".wasm", ".onnx", ".css", ".webmanifest" })
            Assert.Contains(kept, path => path.EndsWith(kind, StringComparison.Ordinal));
        Assert.Contains(kept, path => path.StartsWith("/listen/networks.worker", StringComparison.Ordinal));
        Assert.DoesNotContain(kept, path => path.StartsWith("/api", StringComparison.Ordinal));
        Assert.StartsWith("camera=(self)", await page.EvaluateAsync<string>(PolicyOfKept), StringComparison.Ordinal);

        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await page.GetByText("The dashboard cannot be reached.").First.WaitForAsync();
        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync(whole.Appliance.Address.ToString());
        Assert.True(await page.EvaluateAsync<bool>("() => navigator.serviceWorker.controller === null"), "no other page has the worker");
        await page.CloseAsync();
    }
}
