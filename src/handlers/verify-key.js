/*
Written by `npm run generate`: verifyKey of discord-interactions 4.4.0. Its license:

MIT License

Copyright (c) 2020 Ian Webster

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
*/
function getSubtleCrypto() {
  if (typeof window !== "undefined" && window.crypto) {
    return window.crypto.subtle;
  }
  if (typeof globalThis !== "undefined" && globalThis.crypto) {
    return globalThis.crypto.subtle;
  }
  if (typeof crypto !== "undefined") {
    return crypto.subtle;
  }
  throw new Error("No Web Crypto API implementation found");
}
const subtleCrypto = getSubtleCrypto();
function valueToUint8Array(value, format) {
  if (value == null) {
    return new Uint8Array();
  }
  if (typeof value === "string") {
    if (format === "hex") {
      const matches = value.match(/.{1,2}/g);
      if (matches == null) {
        throw new Error("Value is not a valid hex string");
      }
      const hexVal = matches.map((byte) => Number.parseInt(byte, 16));
      return new Uint8Array(hexVal);
    }
    return new TextEncoder().encode(value);
  }
  try {
    if (Buffer.isBuffer(value)) {
      return new Uint8Array(value);
    }
  } catch (_ex) {
  }
  if (value instanceof ArrayBuffer) {
    return new Uint8Array(value);
  }
  if (value instanceof Uint8Array) {
    return value;
  }
  throw new Error("Unrecognized value type, must be one of: string, Buffer, ArrayBuffer, Uint8Array");
}
function concatUint8Arrays(arr1, arr2) {
  const merged = new Uint8Array(arr1.length + arr2.length);
  merged.set(arr1);
  merged.set(arr2, arr1.length);
  return merged;
}
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function verifyKey(rawBody, signature, timestamp, clientPublicKey) {
  return __awaiter(this, void 0, void 0, function* () {
    try {
      const timestampData = valueToUint8Array(timestamp);
      const bodyData = valueToUint8Array(rawBody);
      const message = concatUint8Arrays(timestampData, bodyData);
      const publicKey = typeof clientPublicKey === "string" ? yield subtleCrypto.importKey("raw", valueToUint8Array(clientPublicKey, "hex"), {
        name: "ed25519",
        namedCurve: "ed25519"
      }, false, ["verify"]) : clientPublicKey;
      const isValid = yield subtleCrypto.verify({
        name: "ed25519"
      }, publicKey, valueToUint8Array(signature, "hex"), message);
      return isValid;
    } catch (_ex) {
      return false;
    }
  });
}
export { verifyKey };
