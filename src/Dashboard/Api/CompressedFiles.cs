using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Roomtone.Dashboard.Api;

/// <summary>
/// Serves the files that the build has compressed as small as can be, beside each file with the suffix of its encoding: what
/// is compressed anew for each request must be quick, and so is larger.
/// </summary>
internal sealed class CompressedFiles(RequestDelegate next, IFileProvider files)
{
    /// <summary>The smaller first.</summary>
    private static readonly (string Encoding, string Suffix)[] Kinds = [("br", ".br"), ("gzip", ".gz")];

    public Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)) return next(context);
        if (!Kinds.Any(kind => files.GetFileInfo(context.Request.Path + kind.Suffix).Exists)) return next(context);

        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, suffix) in Kinds)
        {
            if (!accepted.Any(one => one.Value == encoding && one.Quality is not 0)) continue;
            if (!files.GetFileInfo(context.Request.Path + suffix).Exists) continue;
            context.Request.Path += suffix;
            context.Response.Headers.ContentEncoding = encoding;
            break;
        }

        return next(context);
    }

    /// <summary>A compressed file is of the type that it has without its suffix.</summary>
    public sealed class ContentTypes : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider _known = new() { Mappings = { [".onnx"] = "application/octet-stream" } };

        public bool TryGetContentType(string subpath, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string contentType) =>
            _known.TryGetContentType(
                Kinds.Where(kind => subpath.EndsWith(kind.Suffix, StringComparison.Ordinal))
                    .Select(kind => subpath[..^kind.Suffix.Length])
                    .FirstOrDefault(subpath),
                out contentType);
    }
}
