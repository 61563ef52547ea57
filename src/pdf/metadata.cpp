#include "pdf/metadata.hpp"

#include <string_view>

#include "base/escape.hpp"
#include "pdf/syntax.hpp"

namespace townclerk::pdf {
namespace {

/// A date alone is the beginning of its day, so that both forms name the same moment.
std::string full_date(const std::string& iso) {
  constexpr std::size_t date_length = 10;
  return iso.size() == date_length ? iso + "T00:00:00Z" : iso;
}

void append_element(std::string& out, std::string_view name, std::string_view before, std::string_view value, std::string_view after) {
  if (value.empty()) return;
  out.append("<").append(name).append(">").append(before);
  append_xml_text(out, value);
  out.append(after).append("</").append(name).append(">\n");
}

/// What the file cannot keep it does not claim: both standards ask for a language, and readers for a title.
Claims kept(const Metadata& metadata) {
  return metadata.title.empty() || metadata.language.empty() ? Claims::none : metadata.claims;
}

/// PDF/A knows no property of PDF/UA, so the packet describes it (ISO 19005-3 §6.6.2.3).
constexpr std::string_view pdfua_schema =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>part of ISO 14289 that the file keeps</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";

void append_claims(std::string& out, Claims claims) {
  if (claims == Claims::none) return;
  out +=
      "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
      "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n</rdf:Description>\n";
  if (claims == Claims::pdfa) return;
  out +=
      "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n<pdfuaid:part>1</pdfuaid:part>\n"
      "</rdf:Description>\n";
  out += pdfua_schema;
}

}  // namespace

std::string pdf_date(const std::string& iso) {
  std::string out = "D:";
  constexpr std::size_t zone_begin = 19;
  const std::string full = full_date(iso);
  for (std::size_t i = 0; i < full.size(); ++i) {
    const char c = full[i];
    if (i >= zone_begin && c == ':') {
      out += '\'';
    } else if (i >= zone_begin || (c >= '0' && c <= '9')) {
      out += c;
    }
  }
  return out;
}

std::string xmp_packet(const Metadata& metadata) {
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
      " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n<dc:format>application/pdf</dc:format>\n";
  constexpr std::string_view by_language = "<rdf:Alt><rdf:li xml:lang=\"x-default\">";
  append_element(out, "dc:title", by_language, metadata.title, "</rdf:li></rdf:Alt>");
  append_element(out, "dc:creator", "<rdf:Seq><rdf:li>", metadata.author, "</rdf:li></rdf:Seq>");
  append_element(out, "dc:description", by_language, metadata.subject, "</rdf:li></rdf:Alt>");
  append_element(out, "dc:language", "<rdf:Bag><rdf:li>", metadata.language, "</rdf:li></rdf:Bag>");
  if (!metadata.date.empty()) {
    append_element(out, "xmp:CreateDate", "", full_date(metadata.date), "");
    append_element(out, "xmp:ModifyDate", "", full_date(metadata.date), "");
  }
  append_element(out, "pdf:Producer", "", metadata.producer, "");
  out += "</rdf:Description>\n";
  append_claims(out, kept(metadata));
  return out + "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

std::string information(const Metadata& metadata) {
  std::string out = "<<";
  const auto entry = [&out](std::string_view key, const std::string& value) {
    if (!value.empty()) append_text(out.append("/").append(key), value);
  };
  entry("Title", metadata.title);
  entry("Author", metadata.author);
  entry("Subject", metadata.subject);
  entry("Producer", metadata.producer);
  if (!metadata.date.empty()) {
    entry("CreationDate", pdf_date(metadata.date));
    entry("ModDate", pdf_date(metadata.date));
  }
  return out + ">>";
}

}  // namespace townclerk::pdf
